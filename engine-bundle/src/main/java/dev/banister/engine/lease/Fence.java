package dev.banister.engine.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Stands before every write to the history, in the same transaction: it raises if the lease is not ours any more, and
 * locks the lease's row until that transaction ends, so that nobody can take the lease over in between.
 */
public final class Fence implements AutoCloseable {

    private final Lease lease;
    private final PreparedStatement statement;

    Fence(Lease lease, Connection connection, String sql) throws SQLException {
        this.lease = lease;
        this.statement = connection.prepareStatement(sql);
    }

    /**
     * Is passed only with the lease in hand.
     *
     * @throws LeaseLostException if somebody else has the lease, or may have
     */
    public void check() throws SQLException {
        lease.requireHeld();
        statement.setLong(1, lease.token());
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw lease.takenOver();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
