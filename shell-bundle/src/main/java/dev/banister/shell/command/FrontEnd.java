package dev.banister.shell.command;

import dev.banister.shell.output.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/**
 * Who serves the command tree, and what it gives to the commands.
 *
 * @param folder what relative paths on the command line start from
 * @param version of Banister
 * @param stop by which the person at the front end ends a command early
 */
public record FrontEnd(
        Kind kind, Console console, Databases databases, Clock clock, Path folder, String version, StopRequest stop) {

    /** How the commands are called. */
    public enum Kind {
        /** {@code bin/banister COMMAND}: one command a process. */
        PROGRAM("banister "),
        /** The Gogo shell inside a running host. */
        SHELL("migrate:");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** What stands in front of a command's name, as a user types it. */
        public String prefix() {
            return prefix;
        }
    }

    public FrontEnd {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(console, "console");
        Objects.requireNonNull(databases, "databases");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(stop, "stop");
    }
}
