package dev.banister.engine.dialect;

import dev.banister.engine.script.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The connection that the scripts of one run work on, as the engine uses it beside them: for transactions, for its own
 * statements, and to make the session again what every script starts from. The engine's own statements are sent at the
 * next commit at the latest, in the order in which they were given; an implementation may send them along with it. For
 * one thread.
 */
public interface RunConnection extends AutoCloseable {

    /** Not in auto-commit mode. */
    Connection jdbc();

    Dialect dialect();

    /** Begins the transaction that statements of a script run in, unless the end of the script before has done so. */
    void begin(TransactionTerms terms) throws SQLException;

    /** Sends a statement of a script outside any transaction, with no limit to its waiting but with one to its time. */
    void sendOutside(java.sql.Statement jdbc, String sql, Statement statement) throws SQLException;

    /**
     * The transaction commits only if this query finds a row.
     *
     * @param parameter of the query
     * @throws StaleException if it finds none, here or from the commit
     */
    void require(String select, long parameter) throws SQLException;

    /** A statement of the engine's own that changes exactly one row; anything else is an error, here or at the commit. */
    void change(String sql, List<Object> parameters) throws SQLException;

    /** A statement of the engine's own that deletes whatever rows it finds. */
    void clear(String sql, List<Object> parameters) throws SQLException;

    /** Commits in the middle of a script: what that has set in the session stays. */
    void commit() throws SQLException;

    /**
     * Commits, and makes the session again what every script starts from.
     *
     * @param sessionChanged may the script have left anything behind that is not undone as a matter of course?
     * @param next terms of the transaction that is begun right afterwards, if one is
     */
    void endScript(boolean sessionChanged, Optional<TransactionTerms> next) throws SQLException;

    /** Rolls back, and forgets own statements that were not sent yet. */
    void rollback() throws SQLException;

    /** Leaves the connection open. */
    @Override
    void close() throws SQLException;
}
