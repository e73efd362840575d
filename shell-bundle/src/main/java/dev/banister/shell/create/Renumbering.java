package dev.banister.shell.create;

import dev.banister.api.model.GroupName;
import dev.banister.api.model.GroupName.Spelling;
import dev.banister.shell.output.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.Stream;

/**
 * Gives a group the next free number or time, when two authors have taken the same one.
 *
 * @param mentions files of the module that still name the group by its old id
 */
public record Renumbering(GroupName from, GroupName to, List<Path> files, List<Path> mentions) {

    /**
     * Renames the group's folder, or its files where it is a group without one.
     *
     * @param folder the module's migrations folder, or a root that holds one
     */
    public static Renumbering of(Path folder, String group, Clock clock) {
        ModuleFolder module = ModuleFolder.at(folder);
        NavigableMap<GroupName, List<Path>> groups = module.groups();
        GroupName from = groups.keySet().stream()
                .filter(name -> name.text().equals(group))
                .findFirst()
                .orElseThrow(() -> unknown(module, group, groups));
        if (from.spelling() == Spelling.DATE) {
            throw Refusals.unknownGroup(
                    module.migrations(),
                    "group " + from + " has a date, and dates are not in conflict",
                    "rename it by hand if its name is wrong");
        }
        GroupName to = new GroupIds(groups.keySet()).next(from.spelling(), from.description(), clock.instant());
        List<Path> renamed = groups.getOrDefault(from, List.of()).stream()
                .map(file -> rename(file, from, to))
                .toList();
        return new Renumbering(from, to, renamed, mentions(module.migrations(), from));
    }

    /** Has the group a folder, which can say more of it? Else it is a file. */
    public boolean inFolder() {
        return files.stream().anyMatch(Files::isDirectory);
    }

    private static RuntimeException unknown(
            ModuleFolder module, String group, NavigableMap<GroupName, List<Path>> groups) {
        List<String> all = groups.keySet().stream().map(GroupName::text).toList();
        List<String> like = Words.like(group, all);
        return Refusals.unknownGroup(
                module.migrations(),
                "there is no group '" + group + "'",
                like.isEmpty() ? "name a group that is there" : "did you mean " + String.join(" or ", like) + "?");
    }

    private static Path rename(Path file, GroupName from, GroupName to) {
        String name = String.valueOf(file.getFileName());
        try {
            return Files.move(
                    file,
                    file.resolveSibling(to.text() + name.substring(from.text().length())));
        } catch (IOException failed) {
            throw Refusals.notWritable(file, failed);
        }
    }

    private static List<Path> mentions(Path migrations, GroupName from) {
        try (Stream<Path> files = Files.walk(migrations)) {
            return files.filter(file -> file.toString().endsWith(".properties")
                            || file.toString().endsWith(".sql"))
                    .filter(Files::isRegularFile)
                    .filter(file -> ModuleFolder.lines(file).anyMatch(line -> line.contains(from.text())))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw Refusals.notWritable(migrations, unreadable);
        }
    }
}
