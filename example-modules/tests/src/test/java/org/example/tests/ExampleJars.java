package org.example.tests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The built jars of the example modules, as they stand on the class path of the tests. */
final class ExampleJars {

    private ExampleJars() {}

    /** By the name without {@code org.example.} in front. */
    static SortedMap<String, Path> all() {
        SortedMap<String, Path> jars = new TreeMap<>();
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches("org\\.example\\..*\\.jar"))
                .forEach(jar ->
                        jars.put(jar.getFileName().toString().replaceAll("org\\.example\\.([a-z]+)-.*", "$1"), jar));
        return jars;
    }

    static Manifest manifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest();
        }
    }
}
