package dev.banister.engine.catalog;

import dev.banister.engine.script.ScriptText;
import dev.banister.engine.script.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;

/**
 * A text in a temporary file, since the bundle that it came from may be gone when it is run. Two bytes a character there,
 * so that every character can be found. The file goes when nobody knows the text any more.
 */
final class SpooledText implements ScriptText {

    private static final int PIECE = 1 << 17;

    private final TemporaryFile file;
    private final long length;

    private SpooledText(TemporaryFile file, long length) {
        this.file = file;
        this.length = length;
        file.deleteAfter(this);
    }

    /**
     * Takes in a file in UTF-8.
     *
     * @throws Utf8.MalformedException if it is in no UTF-8
     */
    static SpooledText of(InputStream content) throws IOException, Utf8.MalformedException {
        TemporaryFile file = TemporaryFile.create();
        try {
            Utf8.decode(content, text -> append(file, text));
            return new SpooledText(file, file.length() / 2);
        } catch (UncheckedIOException e) {
            file.delete();
            throw e.getCause();
        } catch (IOException | Utf8.MalformedException | RuntimeException e) {
            file.delete();
            throw e;
        }
    }

    private static void append(TemporaryFile file, CharBuffer text) {
        ByteBuffer encoded = ByteBuffer.allocate(text.remaining() * 2);
        encoded.asCharBuffer().put(text);
        try {
            file.append(encoded.array(), encoded.capacity());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Reader open(long from, long to) {
        return new SpoolReader(from, to);
    }

    @Override
    public long length() {
        return length;
    }

    /** Knows the text, which must not be cleaned away while somebody reads it. */
    private final class SpoolReader extends Reader {

        private final long to;
        private long next;
        private byte[] bytes = new byte[0];

        SpoolReader(long from, long to) {
            this.next = from;
            this.to = to;
        }

        @Override
        public int read(char[] into, int offset, int count) throws IOException {
            int wanted = (int) Math.min(Math.min(count, PIECE / 2), to - next);
            if (wanted <= 0) {
                return count == 0 ? 0 : -1;
            }
            if (bytes.length < wanted * 2) {
                bytes = new byte[wanted * 2];
            }
            file.read(next * 2, bytes, 0, wanted * 2);
            ByteBuffer.wrap(bytes).asCharBuffer().get(into, offset, wanted);
            next += wanted;
            return wanted;
        }

        @Override
        public void close() {
            // The file is the text's own.
        }
    }
}
