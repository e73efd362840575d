package dev.banister.engine.script;

/** Line numbers of a text, for positions that are asked for in rising order. */
final class LineCounter {

    private final char[] text;
    private final int end;
    private int position;
    private int line;

    LineCounter(Window window) {
        this(window, 0, 1);
    }

    /** @param line that the position is on */
    LineCounter(Window window, int position, int line) {
        this.text = window.text();
        this.end = window.end();
        this.position = position;
        this.line = line;
    }

    /** The line, counted from 1, that a position is on; LF, CR LF and a lone CR end a line. */
    int lineAt(int target) {
        for (int at = position; at < target; at++) {
            char c = text[at];
            if (c == '\n' || (c == '\r' && !(at + 1 < end && text[at + 1] == '\n'))) {
                line++;
            }
        }
        position = Math.max(position, target);
        return line;
    }
}
