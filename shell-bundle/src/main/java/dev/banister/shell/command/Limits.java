package dev.banister.shell.command;

import java.util.Optional;

/** How much of a list is wanted. */
final class Limits {

    private Limits() {}

    static void requirePositive(Optional<Integer> limit) {
        limit.filter(number -> number < 1).ifPresent(number -> {
            throw BadUsage.of("--limit must be at least 1, not " + number, "leave it out to see all");
        });
    }
}
