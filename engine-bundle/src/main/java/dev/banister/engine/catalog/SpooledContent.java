package dev.banister.engine.catalog;

import java.io.IOException;
import java.io.InputStream;

/** A long file, in a temporary one that goes when nobody knows the content any more. */
final class SpooledContent implements FileContent {

    private static final int PIECE = 1 << 16;

    private final TemporaryFile file;
    private final long length;

    private SpooledContent(TemporaryFile file, long length) {
        this.file = file;
        this.length = length;
        file.deleteAfter(this);
    }

    static SpooledContent of(byte[] beginning, InputStream rest) throws IOException {
        TemporaryFile file = TemporaryFile.create();
        try {
            file.append(beginning, beginning.length);
            byte[] piece = new byte[PIECE];
            for (int read = rest.read(piece); read >= 0; read = rest.read(piece)) {
                file.append(piece, read);
            }
            return new SpooledContent(file, file.length());
        } catch (IOException e) {
            file.delete();
            throw e;
        }
    }

    @Override
    public InputStream open() {
        return new Content();
    }

    /** Knows the content, which must not be cleaned away while somebody reads it. */
    private final class Content extends InputStream {

        private long next;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            int wanted = (int) Math.min(count, length - next);
            if (wanted <= 0) {
                return count == 0 ? 0 : -1;
            }
            file.read(next, into, offset, wanted);
            next += wanted;
            return wanted;
        }
    }
}
