package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.module.Migration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the groups of SQL files in a module's folder of migrations:
 *
 * <ul>
 *   <li>{@code GROUP/NAME.up.sql} and {@code GROUP/NAME.down.sql}, in name order, with an optional
 *       {@code GROUP/group.properties};
 *   <li>{@code GROUP.up.sql} and {@code GROUP.down.sql}: a group of one script, which has the name of the group.
 * </ul>
 *
 * Each may have a variant for a database, {@code NAME.up.postgresql.sql}. The SQL itself is not read here.
 */
public final class MigrationsFolder {

    /**
     * What was found.
     *
     * @param groups as yet unchecked
     */
    public record Found(List<GroupOffer> groups, List<Finding> findings) {

        public Found {
            groups = List.copyOf(groups);
            findings = List.copyOf(findings);
        }
    }

    private final ModuleFiles files;
    private final Place module;
    private final FolderIndex index;
    private final List<GroupOffer> groups = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private MigrationsFolder(ModuleId module, ModuleFiles files, String path) {
        this.files = files;
        this.module = Place.of(module);
        this.index = new FolderIndex(files, path);
    }

    /**
     * Finds what is there; nothing if the folder does not exist.
     *
     * @param path of the folder inside the module; slashes at its ends do not matter
     */
    public static Found read(ModuleId module, ModuleFiles files, String path) {
        MigrationsFolder folder = new MigrationsFolder(module, files, path);
        folder.index.folders().forEach(folder::readFolder);
        folder.index.singles().keySet().forEach(folder::addSingle);
        folder.index.strays().forEach(file -> folder.findings.add(folder.stray(file)));
        folder.index.filesOfUnknownVariant().forEach(file -> folder.findings.add(folder.unknownVariant(file)));
        return new Found(folder.groups, folder.findings);
    }

    private void readFolder(String name, GroupFolder folder) {
        folder.strays().forEach(file -> findings.add(misnamed(name, file)));
        boolean meant = isGroupName(name)
                || !folder.scripts().isEmpty()
                || folder.properties().isPresent();
        if (meant) {
            GroupProperties properties =
                    folder.properties().map(file -> properties(name, file)).orElse(GroupProperties.NONE);
            findings.addAll(properties.findings());
            groups.add(new GroupOffer(
                    name,
                    true,
                    properties.requires(),
                    properties.afterIfPresent(),
                    properties.conflicts(),
                    properties.formerly(),
                    folder.scripts().keySet().stream().map(Migration::sql).toList(),
                    properties.databases()));
        }
    }

    private static boolean isGroupName(String text) {
        try {
            return GroupName.of(text).text().equals(text);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private GroupProperties properties(String group, String file) {
        Place place = module.group(group).file(file);
        try {
            return GroupProperties.read(place, files.read(file));
        } catch (IOException unreadable) {
            findings.add(CatalogFindings.unreadable(place, unreadable));
            return GroupProperties.NONE;
        }
    }

    private void addSingle(String name) {
        groups.add(GroupOffer.ofFolder(name, List.of(Migration.sql(name))));
    }

    private Finding misnamed(String group, String file) {
        return Finding.of(
                FindingCodes.UNUSED_FILE,
                Severity.WARNING,
                module.group(group).file(file),
                "the file is not run: its name says neither up nor down",
                "Rename it to NAME" + SqlFileName.UP + " or NAME" + SqlFileName.DOWN
                        + ", all in lower case behind NAME.");
    }

    private Finding stray(String file) {
        return Finding.of(
                FindingCodes.UNUSED_FILE,
                Severity.WARNING,
                module.file(file),
                "the file belongs to no group and is not run",
                "Move it to " + index.in("GROUP/NAME" + SqlFileName.UP) + ", or rename it to "
                        + index.in("GROUP" + SqlFileName.UP) + ".");
    }

    private Finding unknownVariant(String file) {
        return Finding.of(
                        FindingCodes.UNUSED_FILE,
                        Severity.WARNING,
                        module.file(file),
                        "the file is for a database that Banister does not know, so it is never run",
                        "Correct the word in front of .sql, or take it out if the file is for every database.")
                .because("known are: " + String.join(", ", SqlFileName.KNOWN_VARIANTS));
    }
}
