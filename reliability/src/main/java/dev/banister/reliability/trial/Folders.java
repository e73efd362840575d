package dev.banister.reliability.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where trials keep databases in files. */
record Folders(Path parent) {

    /** One trial's own, which goes with it. */
    record Folder(Path path) implements AutoCloseable {

        @Override
        public void close() {
            try (Stream<Path> files = Files.walk(path)) {
                List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : all) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Folder make() {
        try {
            return new Folder(Files.createTempDirectory(parent, "trial"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
