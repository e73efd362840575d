package dev.banister.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The folder of a distribution, with as much in it as a test needs. */
final class TestHome {

    private final Path folder;

    TestHome(Path folder) throws IOException {
        this.folder = folder;
        for (String part : new String[] {"bundles/host", "bundles/shell", "conf", "modules"}) {
            Files.createDirectories(folder.resolve(part));
        }
    }

    Home home() {
        return new Home(folder);
    }

    Path resolve(String path) {
        return folder.resolve(path);
    }

    /** Copies a bundle from the class path of the tests. */
    TestHome bundle(String artifact, String toFolder) {
        Path jar = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches(artifact + "-[0-9.]+\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not on the class path"));
        try {
            Files.copy(jar, folder.resolve(toFolder).resolve(jar.getFileName()));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
