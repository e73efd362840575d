package dev.banister.engine.lease;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a holder whose lease has expired was not heard of, by the clock of whoever waits for it: the clocks of several
 * servers differ, and a cluster that has lost one of them takes no heartbeat for some seconds. For one thread.
 */
final class Silence {

    private @Nullable Instant heartbeat;
    private long since;

    /** To be asked again and again. */
    boolean lasts(LeaseRow expired, Duration grace) {
        long now = System.nanoTime();
        if (!expired.heartbeatAt().equals(heartbeat)) {
            heartbeat = expired.heartbeatAt();
            since = now;
        }
        return now - since >= grace.toNanos();
    }
}
