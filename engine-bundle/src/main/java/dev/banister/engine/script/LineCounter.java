package dev.banister.engine.script;

/** Line numbers of a text, for positions that are asked for in rising order. */
final class LineCounter {

    private final String text;
    private int position;
    private int line = 1;

    LineCounter(String text) {
        this.text = text;
    }

    /** The line, counted from 1, that a position is on; LF, CR LF and a lone CR end a line. */
    int lineAt(int target) {
        while (position < target) {
            char c = text.charAt(position++);
            boolean endsLine = c == '\n' || (c == '\r' && !(position < text.length() && text.charAt(position) == '\n'));
            if (endsLine) {
                line++;
            }
        }
        return line;
    }
}
