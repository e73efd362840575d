package dev.banister.engine.dialect;

import dev.banister.engine.script.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends each of the engine's own statements at once, as a change of structure that commits needs them before it. */
public class PlainRunConnection implements RunConnection {

    private final Connection connection;
    private final Dialect dialect;
    private final SessionState fresh;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /** @param connection not in auto-commit mode, and in the state that every script is to start from */
    public PlainRunConnection(Connection connection, Dialect dialect) throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        this.fresh = dialect.sessionState(connection);
    }

    @Override
    public final Connection jdbc() {
        return connection;
    }

    @Override
    public final Dialect dialect() {
        return dialect;
    }

    @Override
    public void begin(TransactionTerms terms) throws SQLException {
        if (terms.lockTimeout().isPresent()) {
            dialect.limitLockWait(connection, terms.lockTimeout().get());
        }
    }

    @Override
    public void sendOutside(java.sql.Statement jdbc, String sql, Statement statement) throws SQLException {
        connection.setAutoCommit(true);
        try {
            dialect.send(jdbc, sql, statement);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void require(String select, long parameter) throws SQLException {
        PreparedStatement statement = prepared(select);
        statement.setLong(1, parameter);
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new StaleException("no row of: " + select);
            }
        }
    }

    @Override
    public void change(String sql, List<Object> parameters) throws SQLException {
        int count = execute(sql, parameters);
        if (count != 1) {
            throw new SQLException(count + " rows where 1 was expected by: " + sql);
        }
    }

    @Override
    public void clear(String sql, List<Object> parameters) throws SQLException {
        execute(sql, parameters);
    }

    private int execute(String sql, List<Object> parameters) throws SQLException {
        PreparedStatement statement = prepared(sql);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement.executeUpdate();
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void endScript(boolean sessionChanged, Optional<TransactionTerms> next) throws SQLException {
        commit();
        if (sessionChanged) {
            fresh.restore(connection);
            commit();
        }
    }

    @Override
    public void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
    }
}
