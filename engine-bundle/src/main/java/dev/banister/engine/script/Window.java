package dev.banister.engine.script;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/**
 * The part of a script's text that is in memory, and that the lexer reads. It slides over a text that is longer, and grows
 * where a statement does not fit. A line end of two characters is never cut. For one thread.
 */
final class Window {

    /** In characters: much longer than nearly every statement. */
    static final int SIZE = 1 << 19;

    private final Reader rest;
    private char[] text;
    private int end;
    private boolean last;
    private long offset;

    private Window(Reader rest, char[] text, int end, boolean last, long offset) {
        this.rest = rest;
        this.text = text;
        this.end = end;
        this.last = last;
        this.offset = offset;
    }

    /** All of a text. */
    static Window of(String text) {
        return new Window(Reader.nullReader(), text.toCharArray(), text.length(), true, 0);
    }

    /** @param offset of the reader's first character in the whole text */
    static Window over(Reader text, long offset, int size) {
        Window window = new Window(text, new char[size], 0, false, offset);
        window.fill();
        return window;
    }

    char[] text() {
        return text;
    }

    int end() {
        return end;
    }

    /** Does nothing come behind it? */
    boolean isLast() {
        return last;
    }

    /** Of its first character in the whole text. */
    long offset() {
        return offset;
    }

    /** Gives up what stands in front of a position, which becomes 0, and reads on. */
    void slide(int from) {
        int kept = end - from;
        char[] target = kept * 2 >= text.length ? new char[text.length * 2] : text;
        System.arraycopy(text, from, target, 0, kept);
        text = target;
        end = kept;
        offset += from;
        fill();
    }

    private void fill() {
        try {
            int read = 0;
            while (read >= 0 && end < text.length - 1) {
                read = rest.read(text, end, text.length - 1 - end);
                end += Math.max(read, 0);
            }
            int next = read >= 0 && text[end - 1] == '\r' ? rest.read() : 0;
            last = read < 0 || next < 0;
            if (next > 0) {
                text[end++] = (char) next;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
