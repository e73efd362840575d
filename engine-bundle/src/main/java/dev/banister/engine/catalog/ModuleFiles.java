package dev.banister.engine.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedSet;

/** The files that a module brings: a bundle's entries, a jar, or a folder. */
public interface ModuleFiles {

    /** The paths of all files below a folder, with {@code /} between the parts and none in front. */
    SortedSet<String> below(String folder);

    /** The bytes of a file that {@link #below} has named. */
    byte[] read(String path) throws IOException;

    /** The same as a stream, which the caller closes: for files that may be too big to be held. */
    default InputStream open(String path) throws IOException {
        return new ByteArrayInputStream(read(path));
    }
}
