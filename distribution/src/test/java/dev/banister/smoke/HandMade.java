package dev.banister.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** A module as the README has it: a folder of SQL, four lines of manifest, {@code jar cfm}. */
final class HandMade {

    private final Path folder;
    private final String name;

    HandMade(Path folder, String name) {
        this.folder = folder.resolve(name);
        this.name = name;
    }

    HandMade up(String group, String script, String sql) throws IOException {
        Path file = folder.resolve("migrations").resolve(group).resolve(script + ".up.sql");
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
        return this;
    }

    HandMade down(String group, String script, String sql) throws IOException {
        Path file = folder.resolve("migrations").resolve(group).resolve(script + ".down.sql");
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
        return this;
    }

    Path jar() throws IOException {
        Path manifest = folder.resolve("manifest.txt");
        Files.writeString(manifest, """
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: %s
                Bundle-Version: 1.0.0
                Require-Capability: osgi.extender;filter:="(osgi.extender=banister.migrations)"
                """.formatted(name));
        Path jar = folder.resolve(name + ".jar");
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "cfm",
                        jar.toString(),
                        manifest.toString(),
                        "-C",
                        folder.toString(),
                        "migrations");
        assertThat(code).isZero();
        return jar;
    }

    /** A module with one table. */
    static Path oneTable(Path folder, String name, String table) throws IOException {
        return new HandMade(folder, name)
                .up("2026-11-21-" + table, table, "CREATE TABLE " + table + " (id INTEGER PRIMARY KEY);\n")
                .down("2026-11-21-" + table, table, "DROP TABLE " + table + ";\n")
                .jar();
    }
}
