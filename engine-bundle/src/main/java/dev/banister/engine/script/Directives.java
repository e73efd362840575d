package dev.banister.engine.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the comments {@code -- banister: key=value} in a script's head ask for.
 *
 * @param after the scripts of the same group that must run before this one
 * @param transaction false if the author wants the script outside a transaction
 * @param delimiter what ends a statement instead of the semicolon
 * @param lockTimeout how long a statement may wait for a lock
 * @param statementTimeout how long a statement may run, waiting included
 * @param placeholders are {@code ${name}} replaced?
 */
public record Directives(
        List<String> after,
        boolean transaction,
        Optional<String> delimiter,
        Optional<Duration> lockTimeout,
        Optional<Duration> statementTimeout,
        boolean placeholders) {

    /** What holds for a script that asks for nothing. */
    public static final Directives NONE =
            new Directives(List.of(), true, Optional.empty(), Optional.empty(), Optional.empty(), false);

    public Directives {
        after = List.copyOf(after);
    }
}
