package dev.banister.shell.gogo;

import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;

/**
 * Asks and tells through the line editor of Gogo's jline shell. Reading the session's keyboard beside it would show the question only
 * after the answer, and leave a thread behind that swallows the next key. Loaded only where there is such a shell.
 */
final class LineEditor {

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
        try {
            return Optional.of(reader.readLine(question));
        } catch (UserInterruptException | EndOfFileException givenUp) {
            return Optional.empty();
        }
    }

    /**
     * Prints above the line that is being typed, and draws that line anew.
     *
     * @return false if no line is being typed; then nothing was printed
     */
    static boolean printAbove(String text, Object shells) {
        LineReader reader = (LineReader) shells;
        if (!reader.isReading()) {
            return false;
        }
        reader.printAbove(text);
        return true;
    }
}
