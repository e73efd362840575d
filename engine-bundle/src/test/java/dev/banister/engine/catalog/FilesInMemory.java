package dev.banister.engine.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of a module, as a test wants them. */
final class FilesInMemory implements ModuleFiles {

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();

    static FilesInMemory none() {
        return new FilesInMemory();
    }

    /** Files with the statement {@code select 1} each. */
    static FilesInMemory of(String... paths) {
        FilesInMemory all = new FilesInMemory();
        for (String path : paths) {
            all.with(path, "select 1;\n");
        }
        return all;
    }

    FilesInMemory with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    FilesInMemory with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    FilesInMemory withBroken(String path) {
        broken.add(path);
        return with(path, "");
    }

    @Override
    public SortedSet<String> below(String folder) {
        SortedSet<String> below = new TreeSet<>(files.keySet());
        below.removeIf(path -> !folder.isEmpty() && !path.startsWith(folder + "/"));
        return below;
    }

    @Override
    public byte[] read(String path) throws IOException {
        byte[] content = files.get(path);
        if (content == null || broken.contains(path)) {
            throw new IOException("invalid entry " + path);
        }
        return content;
    }
}
