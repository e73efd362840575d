package dev.banister.engine.catalog;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file for what is too big to be held. Where the system lets it, it has no name from the beginning, so that not even a
 * kill leaves it behind. Safe for use by several threads, once it is written.
 */
final class TemporaryFile {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Path path;
    private final RandomAccessFile bytes;

    private TemporaryFile(Path path, RandomAccessFile bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    static TemporaryFile create() throws IOException {
        Path path = Files.createTempFile("banister-", ".script");
        TemporaryFile file = new TemporaryFile(path, new RandomAccessFile(path.toFile(), "rw"));
        if (!file.unlink()) {
            path.toFile().deleteOnExit();
        }
        return file;
    }

    /** The file is deleted once nothing but this class knows its owner, which must not be known by the file. */
    void deleteAfter(Object owner) {
        CLEANER.register(owner, this::delete);
    }

    void append(byte[] content, int count) throws IOException {
        bytes.write(content, 0, count);
    }

    long length() throws IOException {
        return bytes.length();
    }

    synchronized void read(long from, byte[] into, int offset, int count) throws IOException {
        bytes.seek(from);
        bytes.readFully(into, offset, count);
    }

    void delete() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            unlink();
        }
    }

    private boolean unlink() {
        try {
            return Files.deleteIfExists(path);
        } catch (IOException stillOpen) {
            return false;
        }
    }
}
