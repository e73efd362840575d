package dev.banister.engine.catalog;

import java.io.IOException;
import java.util.SortedSet;

/** The files that a module brings: a bundle's entries, a jar, or a folder. */
public interface ModuleFiles {

    /** The paths of all files below a folder, with {@code /} between the parts and none in front. */
    SortedSet<String> below(String folder);

    /** The bytes of a file that {@link #below} has named. */
    byte[] read(String path) throws IOException;
}
