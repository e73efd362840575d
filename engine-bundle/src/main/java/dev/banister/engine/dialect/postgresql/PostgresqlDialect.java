package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.CopyRenderer;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Evidence;
import dev.banister.engine.dialect.Inspector;
import dev.banister.engine.dialect.Parameters;
import dev.banister.engine.dialect.Renderer;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.dialect.SessionLife;
import dev.banister.engine.dialect.SessionState;
import dev.banister.engine.dialect.UnsuitableSession;
import dev.banister.engine.script.ScriptSyntax;
import dev.banister.engine.script.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * PostgreSQL: changes of structure are part of the transaction, but for a few that cannot run in one. Where a pooler deals
 * out the server's processes, each transaction may run in another session, and nothing lasts longer than one.
 */
public final class PostgresqlDialect implements Dialect {

    private static final Inspector INSPECTOR = new PostgresqlInspector();
    private static final Renderer RENDERER = new PostgresqlRenderer();

    private static final Set<String> MISSING_TABLE = Set.of("42P01", "3F000");
    private static final Set<String> DUPLICATE = Set.of("23505", "42P07", "42710");
    private static final Set<String> LOCK_TIMEOUT = Set.of("55P03", "40001", "40P01");

    private static final Pattern FOLDED =
            Pattern.compile("[A-Za-z_\\x{80}-\\x{10FFFF}][A-Za-z0-9_$\\x{80}-\\x{10FFFF}]*");
    private static final Pattern UPPER = Pattern.compile("[A-Z]+");
    private static final String STANDARD_STRINGS = "standard_conforming_strings";
    private static final Pattern COPY_LINE = Pattern.compile(": COPY [^\\n]+?, \\p{L}+ (\\d{1,9})\\b");
    private static final Pattern CURSOR = Pattern.compile("\\s*(DECLARE|FETCH|MOVE)\\b.*", Pattern.DOTALL);
    private static final Pattern TEMPORARY = Pattern.compile("\\bTEMP(ORARY)?\\b");

    /** What the driver puts around the server's own words; the detail is left out since it quotes rows. */
    private static final Set<String> NOT_SHOWN = Set.of("Position:", "Detail:", "Where:", "Location:", "File:");

    private final boolean pooled;

    /** Of a server that connections lead to. */
    PostgresqlDialect() {
        this(false);
    }

    private PostgresqlDialect(boolean pooled) {
        this.pooled = pooled;
    }

    /** Looks for a pooler as well; another driver than PostgreSQL's own is taken to lead to the server. */
    public static PostgresqlDialect of(Connection connection) throws SQLException {
        try {
            return new PostgresqlDialect(DriverSession.isDealtOut(connection));
        } catch (LinkageError e) {
            return new PostgresqlDialect();
        }
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public List<String> variants() {
        return List.of("postgresql");
    }

    @Override
    public ScriptSyntax scriptSyntax() {
        return ScriptSyntax.POSTGRESQL;
    }

    /** Without it a backslash in a text takes away the meaning of what follows. */
    @Override
    public void requireSuitable(Connection connection) throws SQLException {
        String value = standardStrings(connection);
        if (!"on".equals(value)) {
            throw UnsuitableSession.because(
                    STANDARD_STRINGS + " = " + value,
                    "Set it for the sessions of this database, by its URL: options=-c%20" + STANDARD_STRINGS + "=on.");
        }
    }

    private static String standardStrings(Connection connection) throws SQLException {
        try {
            String reported = ReportedSetting.of(connection, STANDARD_STRINGS);
            if (reported != null) {
                return reported;
            }
        } catch (LinkageError e) {
            // Another driver has to ask.
        }
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + STANDARD_STRINGS)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public boolean rollsBackStructure() {
        return true;
    }

    @Override
    public String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Of letters that are not of ASCII, a database in UTF-8 changes none. */
    @Override
    public String fold(String name) {
        return FOLDED.matcher(name).matches()
                ? UPPER.matcher(name).replaceAll(upper -> upper.group().toLowerCase(Locale.ROOT))
                : name;
    }

    @Override
    public String now() {
        return "pg_catalog.clock_timestamp()";
    }

    @Override
    public String millisFromNow() {
        return "pg_catalog.clock_timestamp() + CAST(? AS double precision) * INTERVAL '1 millisecond'";
    }

    @Override
    public String currentSchema() {
        return "pg_catalog.current_schema()";
    }

    @Override
    public String sharedLock() {
        return " FOR SHARE";
    }

    @Override
    public String message(SQLException exception) {
        String message = String.valueOf(exception.getMessage())
                .lines()
                .map(String::trim)
                .filter(line -> NOT_SHOWN.stream().noneMatch(line::startsWith))
                .collect(Collectors.joining(" "));
        return message + " [" + exception.getSQLState() + "]";
    }

    @Override
    public boolean isMissingTable(SQLException exception) {
        return is(exception, MISSING_TABLE);
    }

    @Override
    public boolean isDuplicateKey(SQLException exception) {
        return is(exception, DUPLICATE);
    }

    @Override
    public boolean isLockTimeout(SQLException exception) {
        return is(exception, LOCK_TIMEOUT);
    }

    private static boolean is(SQLException exception, Set<String> states) {
        return exception.getSQLState() != null && states.contains(exception.getSQLState());
    }

    @Override
    public String sessionIdentity(Connection connection) throws SQLException {
        PostgresqlSession session = pooled ? PostgresqlSession.ofNoProcess() : PostgresqlSession.of(connection);
        return session.toString();
    }

    @Override
    public void makeReady(Connection connection) throws SQLException {
        if (pooled) {
            DriverSession.prepareNothing(connection);
        }
    }

    @Override
    public boolean keepsSession() {
        return !pooled;
    }

    @Override
    public SessionLife sessionLife(Connection connection, String identity) throws SQLException {
        Optional<PostgresqlSession> session = PostgresqlSession.read(identity);
        return session.isPresent() ? session.get().life(connection) : SessionLife.UNKNOWN;
    }

    @Override
    public List<String> whyUnknown(Connection connection, String identity) throws SQLException {
        return PostgresqlSession.read(identity).isPresent()
                ? Dialect.super.whyUnknown(connection, identity)
                : Dialect.unreadable(identity);
    }

    @Override
    public RunConnection runConnection(Connection connection, String identity) throws SQLException {
        PostgresqlSession session = PostgresqlSession.parse(identity);
        return pooled
                ? new PooledRunConnection(connection, this, session)
                : new PostgresqlRunConnection(connection, this, session);
    }

    @Override
    public void send(java.sql.Statement jdbc, String sql, Statement statement) throws SQLException {
        if (statement.data().isPresent()) {
            try {
                PostgresqlCopyIn.send(
                        jdbc.getConnection(), sql, statement.data().get());
            } catch (LinkageError e) {
                throw copyUnreachable("none of that name, " + e.getMessage());
            }
        } else {
            // Braces are PostgreSQL's here, not JDBC's.
            jdbc.setEscapeProcessing(false);
            jdbc.execute(sql);
        }
    }

    /** Whatever language the driver and the server speak: {@code COPY t, line 2, column a}. */
    @Override
    public OptionalInt dataLine(SQLException exception) {
        Matcher matcher = COPY_LINE.matcher(String.valueOf(exception.getMessage()));
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    static SQLException copyUnreachable(String found) {
        return new SQLFeatureNotSupportedException(
                "COPY … FROM stdin needs the driver's own class org.postgresql.PGConnection, and there is " + found
                        + ". Install the driver as the bundle org.postgresql.jdbc, or write INSERT instead",
                "0A000");
    }

    @Override
    public boolean changesSession(Statement statement) {
        return statement.kind() == Statement.Kind.SESSION;
    }

    @Override
    public boolean isReplayable(Statement statement) {
        return !CURSOR.matcher(statement.text().toUpperCase(Locale.ROOT)).matches();
    }

    @Override
    public boolean endsWithSession(Statement statement) {
        return statement.kind() == Statement.Kind.STRUCTURE
                && TEMPORARY.matcher(statement.text().toUpperCase(Locale.ROOT)).find();
    }

    @Override
    public SessionState sessionState(Connection connection) throws SQLException {
        return PostgresqlSessionState.of(connection);
    }

    @Override
    public void limitLockWait(Connection connection, Duration limit) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = " + limit.toMillis());
        }
    }

    @Override
    public Evidence evidence(Connection connection) {
        return new PostgresqlEvidence(this::fold);
    }

    @Override
    public Parameters parameters(PreparedStatement statement) {
        return new PostgresqlParameters(statement);
    }

    @Override
    public Inspector inspector() {
        return INSPECTOR;
    }

    @Override
    public Renderer renderer() {
        return RENDERER;
    }

    @Override
    public Optional<CopyRenderer> copies() {
        return Optional.of(new PostgresqlCopies());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PostgresqlDialect dialect && pooled == dialect.pooled;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(pooled);
    }
}
