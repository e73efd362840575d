package dev.banister.engine.script;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long one statement of a script may take, where its script does not say so itself.
 *
 * @param lock how long it waits for a lock; empty for what is good for the product
 * @param statement how long it runs, that included; empty for as long as it takes
 */
public record TimeLimits(Optional<Duration> lock, Optional<Duration> statement) {

    /** Those of a host that decides nothing. */
    public static final TimeLimits NONE = new TimeLimits(Optional.empty(), Optional.empty());

    public TimeLimits {
        Objects.requireNonNull(lock, "lock");
        Objects.requireNonNull(statement, "statement");
    }

    /** What holds for a script that asks for something itself. */
    public TimeLimits of(Directives directives) {
        return new TimeLimits(
                directives.lockTimeout().or(() -> lock),
                directives.statementTimeout().or(() -> statement));
    }
}
