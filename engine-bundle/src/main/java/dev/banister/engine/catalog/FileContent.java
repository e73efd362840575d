package dev.banister.engine.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a file of a module held when it was looked at: in memory, or in a temporary file if it is very long. Safe for use by
 * several threads.
 */
public interface FileContent {

    /** A file of so many bytes or more is not held in memory. */
    int MOST_HELD = 4 << 20;

    /** The caller closes it. */
    InputStream open();

    /** Takes in all of a stream, which is left to the caller to close. */
    static FileContent of(InputStream in) throws IOException {
        byte[] beginning = in.readNBytes(MOST_HELD);
        return beginning.length < MOST_HELD
                ? () -> new ByteArrayInputStream(beginning)
                : SpooledContent.of(beginning, in);
    }
}
