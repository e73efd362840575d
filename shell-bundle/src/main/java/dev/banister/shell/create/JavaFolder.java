package dev.banister.shell.create;

import dev.banister.api.model.GroupName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The package that new classes of a module are written into.
 *
 * @param folder of the package
 * @param packageName empty for the unnamed one
 */
record JavaFolder(Path folder, String packageName) {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern GROUP = Pattern.compile("@Group\\(\\s*\"([^\"]+)\"\\s*\\)");

    /** Takes a package's folder below {@code src/main/java}, or a module's root: then the package nearest to its top. */
    static JavaFolder at(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Refusals.badFolder(
                    folder,
                    "there is no such folder",
                    "name the folder of a Java package, or make it: mkdir -p " + folder);
        }
        Path sources = folder.resolve(SOURCES);
        if (Files.isDirectory(sources)) {
            return new JavaFolder(topPackage(folder, sources)).named(sources);
        }
        return sourcesAbove(folder)
                .map(above -> new JavaFolder(folder).named(above))
                .orElseThrow(() -> Refusals.badFolder(
                        folder,
                        "it is neither a module with " + SOURCES + " nor a package below one",
                        "name the folder of a Java package, such as "
                                + folder.resolve(SOURCES).resolve("org/example")));
    }

    private JavaFolder(Path folder) {
        this(folder, "");
    }

    private JavaFolder named(Path sources) {
        Path inside = sources.toAbsolutePath()
                .normalize()
                .relativize(folder.toAbsolutePath().normalize());
        return new JavaFolder(
                folder, inside.toString().replace(inside.getFileSystem().getSeparator(), "."));
    }

    private static Optional<Path> sourcesAbove(Path folder) {
        for (Path above = folder.toAbsolutePath().normalize(); above != null; above = above.getParent()) {
            if (above.endsWith(SOURCES)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    private static Path topPackage(Path root, Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .min(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()))
                    .orElseThrow(() -> Refusals.badFolder(
                            root,
                            "the module has no Java package yet",
                            "name the folder of the package, such as " + sources.resolve("org/example")));
        } catch (IOException unreadable) {
            throw Refusals.notWritable(sources, unreadable);
        }
    }

    /** The groups that the classes there declare. */
    List<GroupName> groups() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(ModuleFolder::lines)
                    .flatMap(line -> GROUP.matcher(line).results())
                    .map((MatchResult found) -> ModuleFolder.parse(found.group(1)))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException unreadable) {
            throw Refusals.notWritable(folder, unreadable);
        }
    }
}
