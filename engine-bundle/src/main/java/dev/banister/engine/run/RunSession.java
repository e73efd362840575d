package dev.banister.engine.run;

import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Evidence;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.history.HistoryWriter;
import dev.banister.engine.lease.Lease;
import dev.banister.engine.script.TimeLimits;
import java.sql.Connection;

/**
 * What the steps of one run share.
 *
 * @param run the connection that every script runs on
 * @param writer on the same connection
 * @param evidence what the database shows of statements that may have happened
 * @param overseer of the statements that are run
 * @param limits for those of scripts that do not ask for others
 */
record RunSession(
        RunConnection run,
        HistoryWriter writer,
        Evidence evidence,
        Lease lease,
        StopSignal stop,
        Overseer overseer,
        TimeLimits limits,
        Told told,
        Placeholders placeholders,
        String tablePrefix) {

    Connection connection() {
        return run.jdbc();
    }

    Dialect dialect() {
        return run.dialect();
    }

    /** Is no further script to be begun? */
    boolean isStopping() {
        return stop.isStopping() || told.stopRequested();
    }

    /** To be called before each statement: throws if there is a reason not to run it. */
    void requireGoing() {
        lease.requireHeld();
        if (stop.isStoppingAtOnce()) {
            throw new StoppedException();
        }
    }
}
