package dev.banister.reliability.soak;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.module.Migration;
import dev.banister.engine.Banister;
import dev.banister.engine.CodeModule;
import dev.banister.reliability.scenario.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/**
 * Modules as the engine takes them: folders of files, or groups in Java.
 *
 * @param folder of this round's own
 */
record ModuleFiles(Modules modules, Product product, Path folder) {

    void write() throws IOException {
        for (Group group : modules.groups()) {
            if (!isInJava(group.module())) {
                write(group);
            }
        }
    }

    private void write(Group group) throws IOException {
        file(
                group.module(),
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: " + group.module()
                        + "\nBundle-Version: 1.0.0\n");
        String path = "migrations/" + group.name() + "/";
        file(group.module(), path + "group.properties", "requires=" + String.join(",", group.requires()) + "\n");
        for (Script script : group.scripts()) {
            file(group.module(), path + script.name() + ".up.sql", text(script.up()));
            if (script.reversible()) {
                file(group.module(), path + script.name() + ".down.sql", text(script.down(product)));
            }
        }
    }

    private static String text(List<String> statements) {
        return String.join(";\n", statements) + ";\n";
    }

    private void file(String module, String path, String text) throws IOException {
        Path file = folder.resolve(module).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private boolean isInJava(String module) {
        return groups(module).get(0).scripts().get(0).kind() != Script.Kind.SQL;
    }

    private List<Group> groups(String module) {
        return modules.groups().stream()
                .filter(group -> group.module().equals(module))
                .toList();
    }

    /** The engine with all of them. */
    MigrationService open(DataSource dataSource) {
        Banister banister = Banister.on(dataSource);
        for (String module : modules.names()) {
            banister = isInJava(module) ? banister.module(inJava(module)) : banister.modules(folder.resolve(module));
        }
        return banister.open();
    }

    private CodeModule inJava(String name) {
        CodeModule module = CodeModule.of(name, "1.0.0");
        for (Group group : groups(name)) {
            Migration[] scripts = group.scripts().stream()
                    .map(script -> InJava.of(script, product))
                    .toArray(Migration[]::new);
            module = module.group(group.name(), scripts)
                    .requires(group.requires().toArray(String[]::new));
        }
        return module;
    }
}
