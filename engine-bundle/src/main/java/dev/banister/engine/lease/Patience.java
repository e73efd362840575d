package dev.banister.engine.lease;

import dev.banister.api.admin.LeaseHolder;
import java.time.Duration;

/** How somebody who waits for the lease spends the time. */
public interface Patience {

    /** Told at once, and again every few seconds, who holds the lease. */
    void waiting(LeaseHolder holder);

    /**
     * Lets some time pass.
     *
     * @return whether to go on waiting
     */
    boolean pause(Duration time);
}
