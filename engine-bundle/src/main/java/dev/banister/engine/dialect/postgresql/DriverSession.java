package dev.banister.engine.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import org.postgresql.PGConnection;

/**
 * What the driver knows of the session behind a connection. Where there is no such driver, whoever calls this gets a
 * {@link LinkageError}.
 */
final class DriverSession {

    private DriverSession() {}

    /**
     * Does something stand between the driver and the server that deals out the server's processes, as PgBouncer does? It
     * announces another process than the one that answers.
     */
    static boolean isDealtOut(Connection connection) throws SQLException {
        OptionalInt announced = announced(connection);
        if (announced.isEmpty()) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            row.next();
            return row.getInt(1) != announced.getAsInt();
        }
    }

    private static OptionalInt announced(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                ? OptionalInt.of(connection.unwrap(PGConnection.class).getBackendPID())
                : OptionalInt.empty();
    }

    /** Has no statement prepared under a name, which the next process would not know, however often it is used. */
    static void prepareNothing(Connection connection) throws SQLException {
        if (connection.isWrapperFor(PGConnection.class)) {
            connection.unwrap(PGConnection.class).setPrepareThreshold(0);
        }
    }
}
