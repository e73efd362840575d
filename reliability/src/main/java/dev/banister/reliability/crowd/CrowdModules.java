package dev.banister.reliability.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Modules whose scripts leave a mark each time that they are run. All but the first require that one, and each of them the
 * one before it.
 *
 * @param folder that they lie in
 */
public record CrowdModules(Path folder) {

    private static final int MODULES = 6;
    private static final int GROUPS = 4;
    private static final int SCRIPTS = 2;

    /** How many scripts there are. */
    static final int ALL = 1 + (MODULES - 1) * GROUPS * SCRIPTS;

    /** Writes them. */
    public void write() throws IOException {
        for (int module = 0; module < MODULES; module++) {
            file(
                    module,
                    "META-INF/MANIFEST.MF",
                    "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\n" + "Bundle-SymbolicName: " + name(module)
                            + "\nBundle-Version: 1.0.0\n");
        }
        file(0, "migrations/2020-01-01-marks/marks.up.sql", """
                CREATE TABLE marks (script VARCHAR(100));
                CREATE TABLE counted (n INT);
                INSERT INTO counted VALUES (0);
                INSERT INTO marks VALUES ('marks');
                """);
        for (int module = 1; module < MODULES; module++) {
            for (int group = 0; group < GROUPS; group++) {
                write(module, group);
            }
        }
    }

    private void write(int module, int group) throws IOException {
        String folderOfGroup = "migrations/2021-0" + (group + 1) + "-01-group/";
        file(module, folderOfGroup + "group.properties", "requires=" + name(module - 1) + "\n");
        for (int script = 0; script < SCRIPTS; script++) {
            String table = "t_" + module + "_" + group + "_" + script;
            file(
                    module,
                    folderOfGroup + "s" + script + ".up.sql",
                    "CREATE TABLE " + table + " (n INT);\n"
                            + "INSERT INTO marks VALUES ('" + table + "');\nUPDATE counted SET n = n + 1;\n"
                            + "CREATE INDEX i" + table + " ON " + table + " (n);\n");
        }
    }

    private void file(int module, String path, String text) throws IOException {
        Path file = folder.resolve(name(module)).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String name(int module) {
        return "org.example.crowd" + module;
    }

    /** Where each of them lies. */
    public List<Path> all() {
        return IntStream.range(0, MODULES)
                .mapToObj(module -> folder.resolve(name(module)))
                .toList();
    }
}
