package dev.banister.engine.dialect.h2;

import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Evidence;
import dev.banister.engine.dialect.Inspector;
import dev.banister.engine.dialect.NoEvidence;
import dev.banister.engine.dialect.Parameters;
import dev.banister.engine.dialect.Renderer;
import dev.banister.engine.dialect.SessionLife;
import dev.banister.engine.dialect.SessionState;
import dev.banister.engine.script.ScriptSyntax;
import dev.banister.engine.script.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * H2: each change of structure first commits what came before it in the same session, then itself. A statement that H2
 * cannot even parse commits nothing.
 */
public final class H2Dialect implements Dialect {

    private static final Inspector INSPECTOR = new H2Inspector();
    private static final Renderer RENDERER = new H2Renderer();

    private static final Set<Integer> MISSING_TABLE = Set.of(42102, 42103, 42104, 90079);
    private static final int DUPLICATE_KEY = 23505;
    private static final Set<Integer> LOCK_TIMEOUT = Set.of(50200, 90131, 40001);
    private static final Set<Integer> CLOSED = Set.of(90067, 90098, 90121);
    private static final Set<Integer> NOT_PERMITTED = Set.of(90040, 90096, 90097);

    private static final Pattern SESSION_OF_ROWS = Pattern.compile("@");
    private static final Pattern SESSION_OF_STRUCTURE = Pattern.compile("@|\\b(?:SET\\b|TEMP|CALL\\b|RUNSCRIPT\\b)");
    private static final Pattern FROM_QUERY = Pattern.compile("\\b(SELECT|TABLE|VALUES|NEXT)\\b|\\(");

    /** Numbers are used again after a restart, so the second at which the session began belongs to its identity. */
    private static final String IDENTITY = "SESSION_ID || '@' || EXTRACT(EPOCH FROM SESSION_START)";

    private static final String LIFE = "SELECT CASE"
            + " WHEN EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS WHERE " + IDENTITY + " = ?) THEN 'ALIVE'"
            + " WHEN EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER AND IS_ADMIN)"
            + " THEN 'GONE' ELSE 'UNKNOWN' END";

    /** Who opens the file serves it to the others, and is the only one without a server. */
    private static final String SERVES = "SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS own"
            + " WHERE own.SESSION_ID = SESSION_ID() AND own.SERVER IS NULL"
            + " AND EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS o WHERE o.SERVER IS NOT NULL)";

    private static final String SHOWS_EVIDENCE =
            "SELECT 1 FROM INFORMATION_SCHEMA.USERS u, INFORMATION_SCHEMA.SETTINGS s"
                    + " WHERE u.USER_NAME = CURRENT_USER AND u.IS_ADMIN"
                    + " AND s.SETTING_NAME = 'DATABASE_TO_UPPER' AND s.SETTING_VALUE = 'true'";
    private static final Pattern TEMPORARY = Pattern.compile("^CREATE\\s+(?:\\w+\\s+){0,2}TEMP(?:ORARY)?\\s");

    private final H2Settings settings;

    private H2Dialect(H2Settings settings) {
        this.settings = settings;
    }

    /**
     * @throws dev.banister.api.model.RefusedException if the database is in a mode in which it does not keep what it is
     *     given
     */
    public static H2Dialect of(Connection connection) throws SQLException {
        return new H2Dialect(H2Settings.of(connection));
    }

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public List<String> variants() {
        return List.of("h2");
    }

    @Override
    public ScriptSyntax scriptSyntax() {
        return ScriptSyntax.H2;
    }

    @Override
    public boolean rollsBackStructure() {
        return false;
    }

    @Override
    public String quote(String identifier) {
        return quoted(identifier);
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public String fold(String name) {
        return settings.fold(name);
    }

    @Override
    public boolean tellsCase() {
        return !settings.ignoresCase();
    }

    @Override
    public boolean tellsCaseOfTables() {
        return !settings.ignoresCase();
    }

    @Override
    public String now() {
        return "CURRENT_TIMESTAMP";
    }

    @Override
    public String millisFromNow() {
        return "DATEADD(MILLISECOND, ?, CURRENT_TIMESTAMP)";
    }

    @Override
    public String currentSchema() {
        return "CURRENT_SCHEMA";
    }

    @Override
    public String sharedLock() {
        return " FOR UPDATE";
    }

    @Override
    public String message(SQLException exception) {
        String message = String.valueOf(exception.getMessage());
        int statement = message.indexOf("; SQL statement:");
        String own = statement < 0 ? message : message.substring(0, statement);
        return own.lines().findFirst().orElse(own) + " [" + exception.getErrorCode() + "]";
    }

    @Override
    public boolean isMissingTable(SQLException exception) {
        return MISSING_TABLE.contains(exception.getErrorCode());
    }

    @Override
    public boolean isDuplicateKey(SQLException exception) {
        return exception.getErrorCode() == DUPLICATE_KEY;
    }

    @Override
    public boolean isLockTimeout(SQLException exception) {
        return LOCK_TIMEOUT.contains(exception.getErrorCode());
    }

    @Override
    public boolean isBroken(SQLException exception) {
        return isClosed(exception) || Dialect.super.isBroken(exception);
    }

    /**
     * Is the file closed for every connection? The process that has opened it may have ended, or an interrupt may have
     * closed it under all of us.
     */
    public static boolean isClosed(SQLException exception) {
        return CLOSED.contains(exception.getErrorCode());
    }

    @Override
    public boolean isNotPermitted(SQLException exception) {
        return NOT_PERMITTED.contains(exception.getErrorCode());
    }

    @Override
    public String sessionIdentity(Connection connection) throws SQLException {
        String sql = "SELECT " + IDENTITY + " FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID()";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** Only an administrator sees the sessions of others. */
    @Override
    public SessionLife sessionLife(Connection connection, String identity) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIFE)) {
            statement.setString(1, identity);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return SessionLife.valueOf(row.getString(1));
            }
        }
    }

    @Override
    public boolean servesOthers(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SERVES);
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    @Override
    public boolean changesSession(Statement statement) {
        String text = statement.text().toUpperCase(Locale.ROOT);
        return switch (statement.kind()) {
            case SESSION, FRAME -> true;
            case DATA -> SESSION_OF_ROWS.matcher(text).find();
            case STRUCTURE, OUTSIDE -> SESSION_OF_STRUCTURE.matcher(text).find();
        };
    }

    @Override
    public boolean isReplayable(Statement statement) {
        return !FROM_QUERY.matcher(statement.text().toUpperCase(Locale.ROOT)).find();
    }

    @Override
    public boolean endsWithSession(Statement statement) {
        return TEMPORARY.matcher(statement.text().toUpperCase(Locale.ROOT)).find();
    }

    @Override
    public SessionState sessionState(Connection connection) throws SQLException {
        return H2SessionState.of(connection);
    }

    @Override
    public void limitLockWait(Connection connection, Duration limit) throws SQLException {
        H2SessionState.run(connection, "SET LOCK_TIMEOUT " + limit.toMillis());
    }

    /** Only an administrator may ask, and names are known as they are stored in H2's regular mode only. */
    @Override
    public Evidence evidence(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SHOWS_EVIDENCE);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? new H2Evidence(this::fold) : new NoEvidence(scriptSyntax());
        }
    }

    @Override
    public Parameters parameters(PreparedStatement statement) throws SQLException {
        return new H2Parameters(statement);
    }

    @Override
    public Inspector inspector() {
        return INSPECTOR;
    }

    @Override
    public Renderer renderer() {
        return RENDERER;
    }

    /** A change of a column's type that fails when its rows are copied already leaves the copy. */
    @Override
    public void clean(Connection connection, String table) throws SQLException {
        H2Copies.drop(connection, table);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof H2Dialect dialect && settings.equals(dialect.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }
}
