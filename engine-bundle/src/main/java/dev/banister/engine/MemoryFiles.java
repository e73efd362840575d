package dev.banister.engine;

import dev.banister.engine.catalog.FileContent;
import dev.banister.engine.catalog.ModuleFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of a module as they were once: a jar may be replaced while it is in use. */
record MemoryFiles(SortedMap<String, FileContent> files) implements ModuleFiles {

    static final MemoryFiles NONE = new MemoryFiles(new TreeMap<>());

    @Override
    public SortedSet<String> below(String folder) {
        return new TreeSet<>(
                files.subMap(folder + "/", folder + "/" + Character.MAX_VALUE).keySet());
    }

    @Override
    public byte[] read(String path) throws IOException {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        FileContent content = files.get(path);
        if (content == null) {
            throw new IOException("there is no file " + path);
        }
        return content.open();
    }
}
