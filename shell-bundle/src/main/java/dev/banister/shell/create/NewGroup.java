package dev.banister.shell.create;

import dev.banister.api.model.GroupName;
import dev.banister.api.model.GroupName.Spelling;
import dev.banister.api.model.ScriptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a new group with one script from templates.
 *
 * @param name of the script, and in the id of the group
 * @param numbered the next number, whatever spelling the module has
 * @param template the author's own, for the up in SQL or the class of the script
 */
public record NewGroup(String name, boolean numbered, Optional<Path> template, Clock clock) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]*";

    public NewGroup {
        if (!name.matches(NAME) || name.length() > ScriptId.MAX_LENGTH) {
            throw Refusals.invalidName(
                    "'" + name + "' is not a name of up to " + ScriptId.MAX_LENGTH + " letters, digits, '_' and '-'");
        }
    }

    /**
     * Writes {@code GROUP/NAME.up.sql} and {@code GROUP/NAME.down.sql}.
     *
     * @param folder the module's migrations folder, or a root that holds one
     * @return the files that were written
     */
    public List<Path> inSql(Path folder) {
        ModuleFolder module = ModuleFolder.at(folder);
        Collection<GroupName> existing = module.groups().keySet();
        GroupName group = id(existing);
        refuseTwice(existing, group, module.migrations());
        Map<String, String> tokens = tokens(group, module.module(), "");
        Map<Path, String> files = new LinkedHashMap<>();
        Path home = module.migrations().resolve(group.text());
        files.put(
                home.resolve(name + ".up.sql"),
                Template.of(template, "sql-up.template").with(tokens));
        files.put(
                home.resolve(name + ".down.sql"),
                Template.builtIn("sql-down.template").with(tokens));
        return write(files);
    }

    /**
     * Writes the class of a script and the class of its group.
     *
     * @param folder of the Java package, or a module's root
     * @return the files that were written
     */
    public List<Path> inJava(Path folder) {
        JavaFolder java = JavaFolder.at(folder);
        ModuleFolder module =
                new ModuleFolder(folder, ModuleFolder.isRoot(folder) ? folder : ModuleFolder.rootAbove(folder));
        List<GroupName> existing = new ArrayList<>(java.groups());
        existing.addAll(resources(module.root()));
        GroupName group = id(existing);
        refuseTwice(existing, group, java.folder());
        Map<String, String> tokens = tokens(group, module.module(), java.packageName());
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(
                java.folder().resolve(className() + ".java"),
                Template.of(template, "java-script.template").with(tokens));
        files.put(
                java.folder().resolve(className() + "Group.java"),
                Template.builtIn("java-group.template").with(tokens));
        return write(files);
    }

    /** What the module has in SQL beside its classes. */
    private static Collection<GroupName> resources(Path root) {
        Path migrations = root.resolve("src/main/resources/migrations");
        return Files.isDirectory(migrations)
                ? new ModuleFolder(migrations, root).groups().keySet()
                : List.of();
    }

    private GroupName id(Collection<GroupName> existing) {
        GroupIds ids = new GroupIds(existing);
        try {
            return ids.next(numbered ? Spelling.NUMBER : ids.spelling(), name, clock.instant());
        } catch (IllegalArgumentException invalid) {
            throw Refusals.invalidName(String.valueOf(invalid.getMessage()));
        }
    }

    private static void refuseTwice(Collection<GroupName> existing, GroupName group, Path folder) {
        if (existing.contains(group)) {
            throw Refusals.exists(
                    folder,
                    "the module has a group " + group + " already",
                    "give the new one another name, or write another script into that group");
        }
    }

    private Map<String, String> tokens(GroupName group, String module, String packageName) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("ClassName", className());
        tokens.put("Group", group.text());
        tokens.put("Module", module);
        tokens.put("Name", name);
        tokens.put("Package", packageName);
        return tokens;
    }

    /** {@code create-products} and {@code create_products} become {@code CreateProducts}. */
    private String className() {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("[-_]+", 0)) {
            camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return Character.isDigit(camel.charAt(0)) ? "Migration" + camel : camel.toString();
    }

    private static List<Path> write(Map<Path, String> files) {
        for (Path file : files.keySet()) {
            if (Files.exists(file)) {
                throw Refusals.exists(file, "the file is there already", "give the new script another name");
            }
        }
        files.forEach((file, text) -> {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            } catch (IOException failed) {
                throw Refusals.notWritable(file, failed);
            }
        });
        return List.copyOf(files.keySet());
    }
}
