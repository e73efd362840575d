package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * Files in a host's folder of modules that cannot become bundles: whoever installs what lies there passes them over
 * without a word. For one thread.
 */
final class BrokenJars {

    private static final String SYMBOLIC_NAME = "Bundle-SymbolicName";

    private final Path folder;
    private Map<Path, Seen> seen = Map.of();

    /** @param reason why it cannot become a bundle; empty as well as long as it may still be written to */
    private record Seen(long size, FileTime modified, Optional<String> reason) {

        boolean isOf(BasicFileAttributes file) {
            return size == file.size() && modified.equals(file.lastModifiedTime());
        }
    }

    BrokenJars(Path folder) {
        this.folder = folder;
    }

    /** Looks at the folder. A file that has changed since the last look is left for the next. */
    List<Finding> look() {
        Map<Path, Seen> now = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Path jar : jars()) {
            try {
                Seen looked = look(jar);
                now.put(jar, looked);
                looked.reason()
                        .map(reason ->
                                UnstartedModules.finding(Place.host().file(jar.toString()), jar.toString(), reason))
                        .ifPresent(findings::add);
            } catch (IOException gone) {
                // It is not there any more.
            }
        }
        seen = now;
        return findings;
    }

    private List<Path> jars() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException noFolder) {
            return List.of();
        }
    }

    private Seen look(Path jar) throws IOException {
        BasicFileAttributes file = Files.readAttributes(jar, BasicFileAttributes.class);
        Seen last = seen.get(jar);
        Optional<String> reason =
                last != null && last.isOf(file) && !file.isDirectory() ? reason(jar) : Optional.empty();
        return new Seen(file.size(), file.lastModifiedTime(), reason);
    }

    private static Optional<String> reason(Path jar) {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            return manifest == null || manifest.getMainAttributes().getValue(SYMBOLIC_NAME) == null
                    ? Optional.of("it is no bundle: its manifest has no " + SYMBOLIC_NAME)
                    : Optional.empty();
        } catch (ZipException partial) {
            return Optional.of(ModuleZip.partial(partial));
        } catch (IOException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        }
    }
}
