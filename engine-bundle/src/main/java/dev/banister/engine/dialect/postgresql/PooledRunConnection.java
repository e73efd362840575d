package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The connection of a run through a pooler that deals out sessions by the transaction. Each transaction begins in a session
 * that somebody else may have left in any state, and leaves none of its own behind, however it ends: a session belongs to
 * the next one as soon as it does.
 */
final class PooledRunConnection extends PostgresqlRunConnection {

    PooledRunConnection(Connection connection, Dialect dialect, PostgresqlSession session) throws SQLException {
        super(connection, dialect, session, PostgresqlSessionState.ofClient(connection));
    }

    @Override
    String beginning() {
        return fresh().beginning() + "; ";
    }

    /** Limits that are set outside a transaction would be somebody else's. */
    @Override
    void limitOutside(Statement jdbc) {}

    @Override
    public void commit() throws SQLException {
        end(fresh().restoring(), Optional.empty());
    }

    @Override
    void sendRollback() throws SQLException {
        try (Statement statement = jdbc().createStatement()) {
            statement.execute("ROLLBACK; " + PostgresqlSessionState.afterRollback());
        } finally {
            jdbc().rollback();
        }
    }
}
