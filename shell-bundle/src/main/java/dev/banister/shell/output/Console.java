package dev.banister.shell.output;

import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a command is typed and answered.
 *
 * @param answers shows a question and returns the line that a person types; empty if they will not, or at the end of the
 *     input
 * @param interactive is there a person who can be asked, and who sees a line being rewritten?
 * @param coloured may messages have colours?
 */
public record Console(
        PrintStream out,
        PrintStream err,
        Function<String, Optional<String>> answers,
        boolean interactive,
        boolean coloured) {

    public Console {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        Objects.requireNonNull(answers, "answers");
    }
}
