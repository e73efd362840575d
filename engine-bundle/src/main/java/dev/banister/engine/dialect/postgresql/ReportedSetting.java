package dev.banister.engine.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A setting that the server reports by itself with every change, so that the driver knows it without asking. Where there
 * is no such driver, whoever calls this gets a {@link LinkageError}.
 */
final class ReportedSetting {

    private ReportedSetting() {}

    /** Null if it is not known. */
    static @Nullable String of(Connection connection, String name) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                ? connection.unwrap(PGConnection.class).getParameterStatus(name)
                : null;
    }
}
