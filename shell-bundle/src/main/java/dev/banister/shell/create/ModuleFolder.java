package dev.banister.shell.create;

import dev.banister.api.model.GroupName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A module's source, as its author has it on disk.
 *
 * @param migrations the folder of its groups
 * @param root the folder of the whole module, as far as that can be told
 */
record ModuleFolder(Path migrations, Path root) {

    private static final List<String> PLACES = List.of("migrations", "src/main/resources/migrations");
    private static final List<String> MARKS_OF_A_ROOT =
            List.of("pom.xml", "bnd.bnd", "META-INF", "src", "manifest.txt", "MANIFEST.MF");
    /** The manifest of a module that is packed by {@code jar}, as its author has it beside the folder of migrations. */
    private static final List<String> MADE_BY_HAND = List.of("manifest.txt", "MANIFEST.MF");

    private static final Pattern FILE_OF_ITS_OWN = Pattern.compile("(.+?)\\.(up|down)(\\.[a-z0-9]+)?\\.sql");
    private static final List<String> MANIFESTS = List.of(
            "bnd.bnd",
            "META-INF/MANIFEST.MF",
            "MANIFEST.MF",
            "manifest.txt",
            "src/main/resources/META-INF/MANIFEST.MF");
    private static final List<String> MARKS_OF_A_PROJECT = List.of("pom.xml", "bnd.bnd", ".git");
    private static final Pattern CONTINUED = Pattern.compile("\\R ");
    private static final Pattern SYMBOLIC_NAME =
            Pattern.compile("(?m)^Bundle-SymbolicName\\s*[:=]\\s*([A-Za-z0-9_.-]+)\\s*(;.*)?$");

    /** Takes the folder of the groups itself, or a module's root that holds one. */
    static ModuleFolder at(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Refusals.badFolder(
                    folder,
                    "there is no such folder",
                    "name a module's migrations folder, or make it: mkdir " + folder);
        }
        for (String place : PLACES) {
            if (Files.isDirectory(folder.resolve(place))) {
                return new ModuleFolder(folder.resolve(place), folder);
            }
        }
        if (MADE_BY_HAND.stream().map(folder::resolve).anyMatch(Files::exists)) {
            return new ModuleFolder(folder.resolve(PLACES.get(0)), folder);
        }
        if (isRoot(folder)) {
            throw Refusals.badFolder(
                    folder,
                    "the module has no migrations folder",
                    "make it: mkdir -p "
                            + folder.resolve(Files.isDirectory(folder.resolve("src")) ? PLACES.get(1) : PLACES.get(0)));
        }
        return new ModuleFolder(folder, rootAbove(folder));
    }

    static boolean isRoot(Path folder) {
        return MARKS_OF_A_ROOT.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)));
    }

    /** The nearest folder above that looks like a module's; or else this one, or what holds it where it is only a part. */
    static Path rootAbove(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        for (Path above = absolute.getParent(); above != null; above = above.getParent()) {
            if (isRoot(above)) {
                return above;
            }
        }
        boolean part = absolute.endsWith(PLACES.get(0));
        return Optional.ofNullable(absolute.getParent()).filter(parent -> part).orElse(absolute);
    }

    /** The groups that stand there, in their order, each with its folder or its files; what is no group is left out. */
    TreeMap<GroupName, List<Path>> groups() {
        TreeMap<GroupName, List<Path>> groups = new TreeMap<>();
        if (!Files.isDirectory(migrations)) {
            return groups;
        }
        try (Stream<Path> entries = Files.list(migrations)) {
            entries.sorted()
                    .forEach(entry -> groupName(entry)
                            .ifPresent(name -> groups.merge(
                                    name,
                                    List.of(entry),
                                    (some, more) -> Stream.concat(some.stream(), more.stream())
                                            .toList())));
        } catch (IOException unreadable) {
            throw Refusals.notWritable(migrations, unreadable);
        }
        return groups;
    }

    private static Optional<GroupName> groupName(Path entry) {
        String name = String.valueOf(entry.getFileName());
        Matcher file = FILE_OF_ITS_OWN.matcher(name);
        if (!Files.isDirectory(entry) && !file.matches()) {
            return Optional.empty();
        }
        return parse(Files.isDirectory(entry) ? name : file.group(1));
    }

    static Optional<GroupName> parse(String text) {
        try {
            return Optional.of(GroupName.of(text));
        } catch (IllegalArgumentException otherFile) {
            return Optional.empty();
        }
    }

    /** The symbolic name that a manifest or bnd.bnd of the project gives it; else the name of the module's folder. */
    String module() {
        Path folder = root.toAbsolutePath().normalize();
        for (Path above = folder; above != null; above = above.getParent()) {
            Optional<String> name = symbolicName(above);
            if (name.isPresent()) {
                return name.get();
            }
            if (MARKS_OF_A_PROJECT.stream().map(above::resolve).anyMatch(Files::exists)) {
                break;
            }
        }
        return String.valueOf(folder.getFileName());
    }

    private static Optional<String> symbolicName(Path folder) {
        return MANIFESTS.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .map(file -> lines(file).collect(Collectors.joining("\n")))
                .map(text -> SYMBOLIC_NAME.matcher(CONTINUED.matcher(text).replaceAll("")))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw Refusals.notWritable(file, unreadable);
        }
    }
}
