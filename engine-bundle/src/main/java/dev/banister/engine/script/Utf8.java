package dev.banister.engine.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Reads text that must be UTF-8. */
public final class Utf8 {

    /** The bytes are no UTF-8. */
    public static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final long offset;
        private final int line;

        private MalformedException(long offset, byte bad, int line) {
            super("byte " + (offset + 1) + ", 0x" + HexFormat.of().toHexDigits(bad) + ", is no UTF-8");
            this.offset = offset;
            this.line = line;
        }

        /** How many good bytes stand before the first bad one. */
        public long offset() {
            return offset;
        }

        /** The line, counted from 1, that the first bad byte is on. */
        public int line() {
            return line;
        }
    }

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int PIECE = 1 << 16;

    private Utf8() {}

    /**
     * The text without a byte order mark.
     *
     * @throws MalformedException if it is no UTF-8
     */
    public static String decode(byte[] bytes) throws MalformedException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0) {
            requireWellFormed(bytes);
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /**
     * Decodes a stream, and hands the text on piece by piece, without a byte order mark.
     *
     * @throws MalformedException if it is no UTF-8; what stands before has been handed on by then
     */
    public static void decode(InputStream in, Consumer<CharBuffer> text) throws IOException, MalformedException {
        CharsetDecoder strict = strict();
        ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        CharBuffer chars = CharBuffer.allocate(PIECE);
        long offset = 0;
        int lines = 0;
        boolean ended = false;
        while (!ended) {
            int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
            ended = read < bytes.remaining();
            bytes.limit(bytes.position() + read).position(0);
            CoderResult result = strict.decode(bytes, chars, ended);
            chars.flip();
            if (result.isError()) {
                int line = lines + new LineCounter(Window.of(chars.toString())).lineAt(chars.length());
                throw new MalformedException(offset + bytes.position(), bytes.get(bytes.position()), line);
            }
            if (offset == 0 && chars.hasRemaining() && chars.get(0) == BYTE_ORDER_MARK) {
                chars.get();
            }
            offset += bytes.position();
            lines += lineEnds(chars);
            text.accept(chars);
            chars.clear();
            bytes.compact();
        }
    }

    /** A line end of two characters that is cut counts once, for its line feed. */
    private static int lineEnds(CharBuffer text) {
        int count = 0;
        for (int at = text.position(); at < text.limit(); at++) {
            char c = text.get(at);
            boolean lone = c == '\r' && at + 1 < text.limit() && text.get(at + 1) != '\n';
            count += c == '\n' || lone ? 1 : 0;
        }
        return count;
    }

    private static CharsetDecoder strict() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    // The quick decoder above replaces what is malformed by a character that a good file may hold as well.
    private static void requireWellFormed(byte[] bytes) throws MalformedException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = strict().decode(in, CharBuffer.allocate(bytes.length), true);
        if (result.isError()) {
            int offset = in.position();
            String before = new String(bytes, 0, offset, StandardCharsets.UTF_8);
            int line = new LineCounter(Window.of(before)).lineAt(before.length());
            throw new MalformedException(offset, bytes[offset], line);
        }
    }
}
