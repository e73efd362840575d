package dev.banister.shell.gogo;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Asks and tells through the line editor of Gogo's jline shell. Reading the session's keyboard beside it would show the question only
 * after the answer, and leave a thread behind that swallows the next key. Loaded only where there is such a shell.
 */
final class LineEditor {

    private static final String ERASE_LINE = "\r\u001b[K";

    /** What reads the answer to a question; there is one terminal. */
    private static volatile @Nullable LineReader asking;

    private LineEditor() {}

    /**
     * Returns the line that was typed; empty if the user gave up with Ctrl-C or Ctrl-D.
     *
     * @param shells the shell's own reader of lines, whose terminal is used but not its history
     */
    static Optional<String> ask(String question, Object shells) {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(((LineReader) shells).getTerminal())
                .build();
        asking = reader;
        try {
            return Optional.of(reader.readLine(question));
        } catch (UserInterruptException | EndOfFileException givenUp) {
            return Optional.empty();
        } finally {
            asking = null;
        }
    }

    /**
     * Answers Ctrl-C by an action, in place of Gogo, which would interrupt the command and go back to its prompt.
     *
     * @param mine does Ctrl-C mean the command that the action is for? Else it is Gogo's as before
     * @return to be run when that command has ended
     */
    static Runnable onInterrupt(Object shells, BooleanSupplier mine, Runnable action) {
        Terminal terminal = ((LineReader) shells).getTerminal();
        Terminal.SignalHandler[] before = {Terminal.SignalHandler.SIG_DFL};
        before[0] = terminal.handle(Terminal.Signal.INT, signal -> {
            if (mine.getAsBoolean()) {
                action.run();
            } else {
                before[0].handle(signal);
            }
        });
        // Once the prompt is back before the end of the command, the handler in place is that of the prompt.
        return () -> {
            if (mine.getAsBoolean()) {
                terminal.handle(Terminal.Signal.INT, before[0]);
            }
        };
    }

    /**
     * Prints above the line that is being typed, and draws that line anew; or in place of a line that a command rewrites,
     * and will write again.
     */
    static void printAbove(String text, Object shells) {
        LineReader reader = (LineReader) shells;
        LineReader other = asking;
        if (other != null && other.isReading()) {
            other.printAbove(text);
        } else if (reader.isReading()) {
            reader.printAbove(text);
        } else {
            reader.getTerminal().writer().println(ERASE_LINE + text);
            reader.getTerminal().flush();
        }
    }
}
