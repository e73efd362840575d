package dev.banister.engine.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files below a module's folder of migrations, sorted out by groups. Only names are looked at. */
final class FolderIndex {

    private final String path;
    private final SortedMap<String, GroupFolder> folders = new TreeMap<>();
    private final SortedMap<String, ScriptFiles> singles = new TreeMap<>();
    private final List<String> strays = new ArrayList<>();
    private final List<String> filesOfUnknownVariant = new ArrayList<>();

    FolderIndex(ModuleFiles files, String folder) {
        path = withoutSlashes(folder);
        String prefix = path.isEmpty() ? "" : path + "/";
        for (String file : files.below(path)) {
            add(file, file.substring(prefix.length()).split("/", -1));
        }
    }

    private static String withoutSlashes(String folder) {
        int from = 0;
        int to = folder.length();
        while (from < to && folder.charAt(from) == '/') {
            from++;
        }
        while (to > from && folder.charAt(to - 1) == '/') {
            to--;
        }
        return folder.substring(from, to);
    }

    private void add(String file, String[] parts) {
        String fileName = parts[parts.length - 1];
        Optional<SqlFileName> sql = SqlFileName.parse(fileName);
        if (parts.length == 1 && sql.isPresent()) {
            singles.computeIfAbsent(sql.get().base(), base -> new ScriptFiles()).add(sql.get(), file);
        } else if (parts.length == 2) {
            folders.computeIfAbsent(parts[0], name -> new GroupFolder(in(name))).add(fileName);
        } else if (SqlFileName.looksLikeSql(fileName) || fileName.equals(GroupFolder.PROPERTIES)) {
            strays.add(file);
        }
        if (parts.length <= 2 && sql.isPresent() && !sql.get().hasKnownVariant()) {
            filesOfUnknownVariant.add(file);
        }
    }

    /** The path of something that stands directly in the folder. */
    String in(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    /** By their names, which need not be names of groups. */
    SortedMap<String, GroupFolder> folders() {
        return Collections.unmodifiableSortedMap(folders);
    }

    /** The files that stand directly in the folder and are a group each, by what should be the group's name. */
    SortedMap<String, ScriptFiles> singles() {
        return Collections.unmodifiableSortedMap(singles);
    }

    /** The files of a script in the folder of its group. */
    Optional<ScriptFiles> inFolder(String group, String script) {
        return Optional.ofNullable(folders.get(group))
                .map(folder -> folder.scripts().get(script));
    }

    /** The file that is a group of its own, whose only script has the group's name. */
    Optional<ScriptFiles> single(String group) {
        return Optional.ofNullable(singles.get(group));
    }

    /** What looks like a file of a group and stands too deep, or is none. */
    List<String> strays() {
        return Collections.unmodifiableList(strays);
    }

    /** The paths of SQL files for a database that no dialect asks for. */
    List<String> filesOfUnknownVariant() {
        return Collections.unmodifiableList(filesOfUnknownVariant);
    }
}
