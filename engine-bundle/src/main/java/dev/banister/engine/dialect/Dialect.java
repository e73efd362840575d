package dev.banister.engine.dialect;

import dev.banister.engine.script.ScriptSyntax;
import dev.banister.engine.script.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One database product, as answers to small questions. Callers ask these, never for the product. Beside each class lies
 * {@code history.sql}, which makes our own tables, and leaves alone those that are there. Immutable and safe for use by
 * several threads; two of the same product and version are equal.
 */
public interface Dialect {

    /** What the product is called. */
    String name();

    /** The variants of scripts that are for this product, the one that fits best first. */
    List<String> variants();

    /** How the product writes its scripts. */
    ScriptSyntax scriptSyntax();

    /**
     * Looks whether sessions are set so that a script means what it says.
     *
     * @throws dev.banister.api.model.RefusedException if they are not
     */
    default void requireSuitable(Connection connection) throws SQLException {}

    /** Makes a connection that was just taken from a data source fit for the engine's own statements. */
    default void makeReady(Connection connection) throws SQLException {}

    /** Do all transactions of a connection run in the same session? If not, nothing that is set outlasts its transaction. */
    default boolean keepsSession() {
        return true;
    }

    /** Can a change of structure be rolled back? If not, each one commits what came before it. */
    boolean rollsBackStructure();

    /** An identifier that is taken as it is spelt. */
    String quote(String identifier);

    /** A name as the product stores it when a script writes it without quotes. */
    String fold(String name);

    /** Are two names of columns, keys or indexes of a table different if they differ in case only? */
    default boolean tellsCase() {
        return true;
    }

    /** The same for tables. */
    default boolean tellsCaseOfTables() {
        return true;
    }

    /** An expression for the database's clock. */
    String now();

    /** An expression for a moment so many milliseconds from now; it has one parameter, which is that number. */
    String millisFromNow();

    /**
     * An expression for the name of the schema that unqualified names are looked up in, fit to qualify names with; for
     * null if there is none.
     */
    String currentSchema();

    /** What a SELECT of one row ends with so that nobody changes the row until the transaction ends. */
    String sharedLock();

    /** Does {@link #sharedLock} hold for the sessions of all servers that may change the row? */
    default boolean locksForAllServers() {
        return true;
    }

    /** Waits until this connection shows what others have committed by now, on whatever server. */
    default void catchUp(Connection connection) throws SQLException {}

    /** Does a transaction that has written keep every other session from writing, the heartbeat of the lease too? */
    default boolean hasOneWriter() {
        return false;
    }

    /** A moment from a column that was written with {@link #now}. */
    default Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** What the database says is wrong: one line, without the statement. */
    String message(SQLException exception);

    /** Which of the lines that stand behind a statement the database says it does not take, counted from 1. */
    default OptionalInt dataLine(SQLException exception) {
        return OptionalInt.empty();
    }

    /** Does the database say that a table or schema is not there? */
    boolean isMissingTable(SQLException exception);

    /** Does the database say that there is such a row already, or such a table? */
    boolean isDuplicateKey(SQLException exception);

    /** Does the database say that somebody else has locked what was to be changed? */
    boolean isLockTimeout(SQLException exception);

    /**
     * Is the connection of no use any more, so that a new one is worth a try? Where it is a server's, the states are those
     * of the standard, and of a server that is shut down.
     */
    default boolean isBroken(SQLException exception) {
        String state = String.valueOf(exception.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    /** Does the database say that this user, or nobody, may do that? The states are those of the standard. */
    default boolean isNotPermitted(SQLException exception) {
        String state = exception.getSQLState();
        return "42501".equals(state) || "25006".equals(state);
    }

    /** Does the database say that it has no room for what it is to keep? The state is PostgreSQL's. */
    default boolean isFull(SQLException exception) {
        return "53100".equals(exception.getSQLState());
    }

    /** Text that tells this connection's session from every other one that the database has ever had. */
    String sessionIdentity(Connection connection) throws SQLException;

    /** What has become of the session that {@link #sessionIdentity} returned this text for. */
    SessionLife sessionLife(Connection connection, String identity) throws SQLException;

    /** Why {@link #sessionLife} cannot tell, as facts. */
    default List<String> whyUnknown(Connection connection, String identity) throws SQLException {
        return List.of("this database user may not see the sessions of others");
    }

    /** Why nothing is known of a session whose identity somebody else has written. */
    static List<String> unreadable(String identity) {
        return List.of("its session is said to be '" + identity + "', which Banister cannot have written");
    }

    /** Does this very process serve the database to others at this moment, so that their sessions end when it closes it? */
    default boolean servesOthers(Connection connection) throws SQLException {
        return false;
    }

    /** Has the statement an effect on the session that outlasts it? In doubt: yes. */
    boolean changesSession(Statement statement);

    /** Can a statement that changes nothing but the session be run again with the same effect, after others ran? */
    boolean isReplayable(Statement statement);

    /** Does the statement leave something that ends with the session and cannot be had again by running it again? */
    default boolean endsWithSession(Statement statement) {
        return false;
    }

    /** The state of a session that every script starts from. */
    SessionState sessionState(Connection connection) throws SQLException;

    /**
     * Sends a statement of a script and waits for its end.
     *
     * @param jdbc of the connection that the script runs on
     * @param sql the statement's text as it is to be sent
     */
    default void send(java.sql.Statement jdbc, String sql, Statement statement) throws SQLException {
        jdbc.execute(sql);
    }

    /**
     * The connection of a run, as the engine uses it.
     *
     * @param connection not in auto-commit mode
     * @param identity what {@link #sessionIdentity} returned for it
     */
    default RunConnection runConnection(Connection connection, String identity) throws SQLException {
        return new PlainRunConnection(connection, this);
    }

    /** What the database shows of whether a statement has happened. */
    default Evidence evidence(Connection connection) throws SQLException {
        return new NoEvidence(scriptSyntax());
    }

    /** From now on a statement of this session waits so long for a lock at most. */
    void limitLockWait(Connection connection, Duration limit) throws SQLException;

    /**
     * Takes away what the product itself leaves of its own when a change of that table has failed.
     *
     * @param table as the database stores its name
     */
    default void clean(Connection connection, String table) throws SQLException {}

    /**
     * Binds what scripts hand over.
     *
     * @param statement nothing of which is bound yet
     */
    Parameters parameters(PreparedStatement statement) throws SQLException;

    /** Reads structures. */
    Inspector inspector();

    /** Writes operations as SQL. */
    Renderer renderer();

    /** Writes table copies as SQL; empty where there are none. */
    default Optional<CopyRenderer> copies() {
        return Optional.empty();
    }
}
