package dev.banister.engine.dialect;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a script's transaction is begun with.
 *
 * @param lockTimeout how long a statement of it waits for a lock at most; empty for what the dialect takes to be good
 * @param operations may operations of the structure language come in it? A dialect that rebuilds tables makes ready for
 *     that beforehand
 */
public record TransactionTerms(Optional<Duration> lockTimeout, boolean operations) {

    /** For a script that asks for nothing and may do anything. */
    public static final TransactionTerms DEFAULT = new TransactionTerms(Optional.empty(), true);

    public TransactionTerms {
        Objects.requireNonNull(lockTimeout, "lockTimeout");
    }

    /** For a script that consists of statements. */
    public TransactionTerms(Optional<Duration> lockTimeout) {
        this(lockTimeout, false);
    }
}
