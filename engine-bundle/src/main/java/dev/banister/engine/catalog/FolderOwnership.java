package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A group in Java owns the folder of its name: every SQL file there must be a script that it names. */
final class FolderOwnership {

    private final FolderIndex index;
    private final Consumer<Finding> findings;

    FolderOwnership(FolderIndex index, Consumer<Finding> findings) {
        this.index = index;
        this.findings = findings;
    }

    /**
     * @param names of all scripts of the group
     * @param inSql those of them that are in SQL
     */
    void check(GroupId group, Set<String> names, Set<String> inSql) {
        Place place = Place.of(group);
        index.single(group.name().text()).ifPresent(single -> findings.accept(fileToo(place, single.anyPath())));
        GroupFolder folder = index.folders().get(group.name().text());
        if (folder == null) {
            return;
        }
        folder.properties().ifPresent(file -> findings.accept(propertiesToo(place, file)));
        SortedMap<String, ScriptFiles> unnamed = new TreeMap<>(folder.scripts());
        unnamed.keySet().removeAll(inSql);
        boolean whole = unnamed.size() == folder.scripts().size();
        if (whole && !unnamed.isEmpty() && Collections.disjoint(unnamed.keySet(), names)) {
            findings.accept(folderToo(place, folder.path()));
        } else {
            unnamed.forEach((name, files) -> findings.accept(
                    names.contains(name)
                            ? classToo(place.script(name).file(files.anyPath()))
                            : unnamed(place.script(name).file(files.anyPath()), name)));
        }
    }

    private static Finding fileToo(Place place, String file) {
        return CatalogFindings.error(
                FindingCodes.CLASS_AND_FOLDER,
                place.file(file),
                "the group is published by code, and this file would be a group of the same name",
                "Move the file into the group's folder and name it in scripts() with Migration.sql, or rename it.");
    }

    private static Finding folderToo(Place place, String folder) {
        return CatalogFindings.error(
                FindingCodes.CLASS_AND_FOLDER,
                place.file(folder),
                "the group is published by code, and there is a folder of its name whose files the code does not name",
                "Name the files in scripts() with Migration.sql, or rename the folder.");
    }

    private static Finding classToo(Place place) {
        return CatalogFindings.error(
                FindingCodes.CLASS_AND_FOLDER,
                place,
                "a class and an SQL file are both the script of this name",
                "Rename the class or the file.");
    }

    private static Finding unnamed(Place place, String name) {
        return CatalogFindings.error(
                FindingCodes.UNUSED_FILE,
                place,
                "the file stands in the folder of a group in Java that does not name it",
                "Add Migration.sql(\"" + name + "\") to scripts(), or take the file out.");
    }

    private static Finding propertiesToo(Place place, String file) {
        return Finding.of(
                FindingCodes.UNUSED_FILE,
                Severity.WARNING,
                place.file(file),
                "the file is not read: the group is published by code",
                "Write what it says as annotations of the component, such as @Requires, and take the file out.");
    }
}
