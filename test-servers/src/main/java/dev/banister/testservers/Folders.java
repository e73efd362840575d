package dev.banister.testservers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders as a whole: made once and shared, copied, deleted. */
final class Folders {

    /** Fills a new folder. */
    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException;
    }

    private Folders() {}

    /**
     * Where servers are unpacked, for every build of this user: the system property {@code banister.test.cache}, else a
     * folder for temporary files.
     */
    static Path cache() throws IOException {
        String place = System.getProperty("banister.test.cache", "");
        Path folder = place.isBlank()
                ? Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "banister-test-servers-" + System.getProperty("user.name"))
                : Path.of(place);
        return Files.createDirectories(folder).toAbsolutePath();
    }

    /**
     * The folder of this name in a cache, filled if it is not there. It comes into being by one rename, so that it is
     * whole whenever it can be seen; of two builds that fill it at once, one wins and the other one's work is dropped.
     */
    static Path cached(Path cache, String name, Filling filling) throws IOException {
        Path wanted = cache.resolve(name);
        if (Files.isDirectory(wanted)) {
            return wanted;
        }
        Path filled = Files.createTempDirectory(cache, "new-");
        try {
            filling.fill(filled);
            Files.move(filled, wanted, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(filled);
            if (!Files.isDirectory(wanted)) {
                throw e;
            }
        }
        return wanted;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException error) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
