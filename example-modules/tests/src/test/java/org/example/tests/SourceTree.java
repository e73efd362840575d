package org.example.tests;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checked-out project that the tests run in. */
final class SourceTree {

    private SourceTree() {}

    /** The folder of the root pom, found from the folder of this module. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
