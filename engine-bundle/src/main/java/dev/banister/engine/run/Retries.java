package dev.banister.engine.run;

import dev.banister.engine.dialect.Dialect;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often a script is tried again that was in the way of somebody else: it waited too long for a lock, or the database
 * chose it to end a deadlock. Immutable.
 *
 * @param most attempts in all
 * @param pause before the second attempt; before each further one four times as long
 */
record Retries(int most, Duration pause) {

    static final Retries DEFAULT = new Retries(3, Duration.ofMillis(250));

    /** How long to wait after so many attempts; empty if the last one was the last. */
    Optional<Duration> pauseAfter(int attempts) {
        return attempts < most ? Optional.of(pause.multipliedBy(1L << (2 * (attempts - 1)))) : Optional.empty();
    }

    /** What the database said, if it was that. */
    static Optional<SQLException> locked(Throwable thrown, Dialect dialect) {
        @Nullable Throwable cause = thrown;
        while (cause != null) {
            if (cause instanceof SQLException refused && dialect.isLockTimeout(refused)) {
                return Optional.of(refused);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
