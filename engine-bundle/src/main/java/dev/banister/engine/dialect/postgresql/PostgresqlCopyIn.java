package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.script.StatementData;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * COPY … FROM stdin with its lines: the one statement that JDBC has no word for, and the driver has. Where there is no
 * such driver, whoever calls this gets a {@link LinkageError}.
 */
final class PostgresqlCopyIn {

    private PostgresqlCopyIn() {}

    static void send(Connection connection, String sql, StatementData lines) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            throw PostgresqlDialect.copyUnreachable("a connection of another driver, " + connection.getClass());
        }
        try (Reader data = lines.open()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, data);
        } catch (IOException e) {
            throw new SQLException("the lines of COPY could not be sent: " + e.getMessage(), "08006", e);
        }
    }
}
