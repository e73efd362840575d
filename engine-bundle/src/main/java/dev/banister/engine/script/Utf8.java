package dev.banister.engine.script;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads text that must be UTF-8. */
public final class Utf8 {

    /** The bytes are no UTF-8. */
    public static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int offset;
        private final int line;

        private MalformedException(int offset, byte bad, int line) {
            super("byte " + (offset + 1) + ", 0x" + HexFormat.of().toHexDigits(bad) + ", is no UTF-8");
            this.offset = offset;
            this.line = line;
        }

        /** How many good bytes stand before the first bad one. */
        public int offset() {
            return offset;
        }

        /** The line, counted from 1, that the first bad byte is on. */
        public int line() {
            return line;
        }
    }

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

    // The quick decoder above replaces what is malformed by a character that a good file may hold as well.
    private static void requireWellFormed(byte[] bytes) throws MalformedException {
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = strict.decode(in, CharBuffer.allocate(bytes.length), true);
        if (result.isError()) {
            int offset = in.position();
            String before = new String(bytes, 0, offset, StandardCharsets.UTF_8);
            int line = new LineCounter(before).lineAt(before.length());
            throw new MalformedException(offset, bytes[offset], line);
        }
    }
}
