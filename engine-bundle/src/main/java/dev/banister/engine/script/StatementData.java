package dev.banister.engine.script;

import java.io.Reader;
import java.util.Objects;

/**
 * The lines that follow a {@code COPY … FROM stdin}, as they stand in the file, each with its line end, without the closing
 * {@code \.}. They may be more than fit in memory. Immutable and safe for use by several threads.
 *
 * @param text of the whole file
 * @param line of the file on which the first one stands
 * @param from where the first line begins
 * @param to where the last one ends
 */
public record StatementData(ScriptText text, int line, long from, long to) {

    public StatementData {
        Objects.requireNonNull(text, "text");
    }

    /** There is no need to close the reader. */
    public Reader open() {
        return text.open(from, to);
    }

    public boolean isEmpty() {
        return from == to;
    }
}
