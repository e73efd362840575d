package dev.banister.engine;

import dev.banister.engine.catalog.ModuleFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a module that lies unpacked in a folder. */
final class FolderFiles implements ModuleFiles {

    private final Path root;
    private final TreeMap<String, Path> files = new TreeMap<>();

    FolderFiles(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile).forEach(file -> files.put(name(file), file));
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    @Override
    public SortedSet<String> below(String folder) {
        return new TreeSet<>(
                files.subMap(folder + "/", folder + "/" + Character.MAX_VALUE).keySet());
    }

    @Override
    public byte[] read(String path) throws IOException {
        return Files.readAllBytes(file(path));
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(file(path));
    }

    private Path file(String path) throws IOException {
        Path file = files.get(path);
        if (file == null) {
            throw new IOException(path + " is not in " + root);
        }
        return file;
    }
}
