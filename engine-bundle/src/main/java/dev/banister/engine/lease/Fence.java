package dev.banister.engine.lease;

import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.dialect.StaleException;
import java.sql.SQLException;

/**
 * Stands before every write to the history, in the same transaction: it raises if the lease is not ours any more, and
 * locks the lease's row until that transaction ends, so that nobody can take the lease over in between.
 */
public final class Fence {

    private final Lease lease;
    private final String sql;
    private final String renewal;

    Fence(Lease lease, String sql, String renewal) {
        this.lease = lease;
        this.sql = sql;
        this.renewal = renewal;
    }

    /**
     * Is passed only with the lease in hand.
     *
     * @throws LeaseLostException if somebody else has the lease, or may have
     * @throws StaleException from the commit, for the same reason; see {@link #lost}
     */
    public void check(RunConnection run) throws SQLException {
        lease.requireHeld();
        try {
            run.require(sql, lease.token());
        } catch (StaleException e) {
            throw lost();
        }
        if (run.dialect().hasOneWriter() || !run.dialect().locksForAllServers()) {
            // The heartbeat cannot while this transaction lasts; or only what is written keeps other servers from
            // claiming.
            run.change(renewal, lease.renewal());
        }
    }

    /** What is to be thrown where a commit says that a check does not hold. */
    public LeaseLostException lost() {
        return lease.takenOver();
    }
}
