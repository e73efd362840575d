package dev.banister.engine.lease;

import java.time.Duration;
import java.util.Objects;

/**
 * How long things take around the lease.
 *
 * @param ttl how long a lease is good for without a heartbeat; one is sent every third of it
 * @param longestWait how long a run waits for another holder before it gives up
 */
public record LeaseTiming(Duration ttl, Duration longestWait) {

    /** A long statement must not look like a dead runner, and one bundle's long upgrade must not fail the next one's. */
    public static final LeaseTiming DEFAULT = new LeaseTiming(Duration.ofSeconds(30), Duration.ofMinutes(10));

    public LeaseTiming {
        Objects.requireNonNull(ttl, "ttl");
        Objects.requireNonNull(longestWait, "longestWait");
        if (ttl.toMillis() < 3) {
            throw new IllegalArgumentException("ttl must be at least 3 ms, not " + ttl.toMillis() + " ms");
        }
    }

    Duration beat() {
        return ttl.dividedBy(3);
    }
}
