package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.dialect.CopyRenderer;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Inspector;
import dev.banister.engine.dialect.Parameters;
import dev.banister.engine.dialect.Renderer;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.dialect.SessionLife;
import dev.banister.engine.dialect.SessionState;
import dev.banister.engine.script.ScriptSyntax;
import dev.banister.engine.script.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** SQLite: changes of structure are part of the transaction, and there is one writer at a time. */
public final class SqliteDialect implements Dialect {

    private static final Inspector INSPECTOR = new SqliteInspector();
    private static final Renderer RENDERER = new SqliteRenderer();
    private static final String MAIN = "main";
    private static final String MOMENT = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now'";
    private static final Set<String> DUPLICATE =
            Set.of("SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_ROWID");
    private static final Pattern TEMPORARY = Pattern.compile("\\bTEMP(ORARY)?\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return SqliteRenderer.PRODUCT;
    }

    @Override
    public List<String> variants() {
        return List.of("sqlite");
    }

    @Override
    public ScriptSyntax scriptSyntax() {
        return ScriptSyntax.SQLITE;
    }

    @Override
    public boolean rollsBackStructure() {
        return true;
    }

    @Override
    public boolean hasOneWriter() {
        return true;
    }

    @Override
    public String quote(String identifier) {
        return Sql.name(identifier);
    }

    /** Names keep their case, and are found in any. */
    @Override
    public String fold(String name) {
        return name;
    }

    @Override
    public boolean tellsCase() {
        return false;
    }

    @Override
    public boolean tellsCaseOfTables() {
        return false;
    }

    /** Text in UTC, which sorts as the moments do. */
    @Override
    public String now() {
        return MOMENT + ")";
    }

    @Override
    public String millisFromNow() {
        return MOMENT + ", (? / 1000.0) || ' seconds')";
    }

    /** The file itself; an attached one or what is temporary has to be named. */
    @Override
    public String currentSchema() {
        return Sql.text(MAIN);
    }

    /** The write lock keeps everybody else out. */
    @Override
    public String sharedLock() {
        return "";
    }

    @Override
    public Instant instant(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + column + "' is '" + text + "', which is no moment", e);
        }
    }

    @Override
    public String message(SQLException exception) {
        return SqliteError.of(exception).toString();
    }

    @Override
    public boolean isMissingTable(SQLException exception) {
        SqliteError error = SqliteError.of(exception);
        return error.is("SQLITE_ERROR") && error.text().startsWith("no such table");
    }

    @Override
    public boolean isDuplicateKey(SQLException exception) {
        SqliteError error = SqliteError.of(exception);
        return DUPLICATE.contains(error.code())
                || (error.is("SQLITE_ERROR") && error.text().endsWith("already exists"));
    }

    @Override
    public boolean isLockTimeout(SQLException exception) {
        SqliteError error = SqliteError.of(exception);
        return error.is("SQLITE_BUSY") || error.is("SQLITE_LOCKED");
    }

    @Override
    public boolean isNotPermitted(SQLException exception) {
        SqliteError error = SqliteError.of(exception);
        return error.is("SQLITE_READONLY") || error.is("SQLITE_PERM") || error.is("SQLITE_AUTH");
    }

    @Override
    public boolean isFull(SQLException exception) {
        return SqliteError.of(exception).is("SQLITE_FULL");
    }

    @Override
    public String sessionIdentity(Connection connection) {
        return SqliteSession.own().toString();
    }

    @Override
    public SessionLife sessionLife(Connection connection, String identity) {
        return SqliteSession.parse(identity).map(SqliteSession::life).orElse(SessionLife.IDLE);
    }

    @Override
    public boolean changesSession(Statement statement) {
        return switch (statement.kind()) {
            case SESSION, FRAME, OUTSIDE -> true;
            case STRUCTURE -> isTemporary(statement);
            case DATA -> false;
        };
    }

    @Override
    public boolean isReplayable(Statement statement) {
        return true;
    }

    @Override
    public boolean endsWithSession(Statement statement) {
        return switch (statement.kind()) {
            case STRUCTURE -> isTemporary(statement);
            case OUTSIDE -> statement.text().toUpperCase(Locale.ROOT).startsWith("ATTACH");
            case DATA, SESSION, FRAME -> false;
        };
    }

    private static boolean isTemporary(Statement statement) {
        return TEMPORARY.matcher(statement.text()).find();
    }

    @Override
    public SessionState sessionState(Connection connection) throws SQLException {
        return SqliteSessionState.of(connection);
    }

    /**
     * Not by {@code execute}, which leaves out all but the first of several statements, and the end of a query; and by a
     * statement of its own, since behind an INSERT the driver keeps a query open as long as that is.
     */
    @Override
    public void send(java.sql.Statement jdbc, String sql, Statement statement) throws SQLException {
        Pragmas.run(jdbc.getConnection(), sql);
    }

    @Override
    public Parameters parameters(PreparedStatement statement) {
        return new SqliteParameters(statement);
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
        return Optional.of(new SqliteCopies());
    }

    @Override
    public RunConnection runConnection(Connection connection, String identity) throws SQLException {
        return new SqliteRunConnection(connection, this);
    }

    @Override
    public void limitLockWait(Connection connection, Duration limit) throws SQLException {
        Pragmas.set(connection, "busy_timeout", Long.toString(limit.toMillis()));
    }
}
