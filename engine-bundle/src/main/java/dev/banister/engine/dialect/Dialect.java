package dev.banister.engine.dialect;

import dev.banister.engine.script.ScriptSyntax;
import dev.banister.engine.script.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * One database product, as answers to small questions. Callers ask these, never for the product. Immutable and safe for
 * use by several threads.
 */
public interface Dialect {

    /** What the product is called. */
    String name();

    /** The variants of scripts that are for this product, the one that fits best first. */
    List<String> variants();

    /** How the product writes its scripts. */
    ScriptSyntax scriptSyntax();

    /** Can a change of structure be rolled back? If not, each one commits what came before it. */
    boolean rollsBackStructure();

    /** An identifier that is taken as it is spelt. */
    String quote(String identifier);

    /** A name as the product stores it when a script writes it without quotes. */
    String fold(String name);

    /** An expression for the database's clock. */
    String now();

    /** An expression for a moment so many milliseconds from now; it has one parameter, which is that number. */
    String millisFromNow();

    /** An expression for the name of the schema that unqualified names are looked up in. */
    String currentSchema();

    /** The statements that make our own tables where there are none, and leave alone those that are there. */
    List<String> createTables(OurTables tables);

    /** What the database says is wrong: one line, without the statement. */
    String message(SQLException exception);

    /** Does the database say that a table or schema is not there? */
    boolean isMissingTable(SQLException exception);

    /** Does the database say that there is such a row already? */
    boolean isDuplicateKey(SQLException exception);

    /** Does the database say that somebody else has locked what was to be changed? */
    boolean isLockTimeout(SQLException exception);

    /** Text that tells this connection's session from every other one that the database has ever had. */
    String sessionIdentity(Connection connection) throws SQLException;

    /** What has become of the session that {@link #sessionIdentity} returned this text for. */
    SessionLife sessionLife(Connection connection, String identity) throws SQLException;

    /** Has the statement an effect on the session that outlasts it? In doubt: yes. */
    boolean changesSession(Statement statement);

    /** Can a statement that changes nothing but the session be run again with the same effect, after others ran? */
    boolean isReplayable(Statement statement);

    /** The state of a session that every script starts from. */
    SessionState sessionState(Connection connection) throws SQLException;

    /** From now on a statement of this session waits so long for a lock at most. */
    void limitLockWait(Connection connection, Duration limit) throws SQLException;
}
