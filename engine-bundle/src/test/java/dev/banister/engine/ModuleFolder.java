package dev.banister.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A module in a folder, written file by file. */
public final class ModuleFolder {

    private final Path root;

    private ModuleFolder(Path root) {
        this.root = root;
    }

    public static ModuleFolder in(Path parent, String symbolicName) {
        return new ModuleFolder(parent.resolve(symbolicName)).version("1.0.0");
    }

    public ModuleFolder version(String version) {
        return file(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: " + root.getFileName()
                        + "\nBundle-Version: " + version + "\n"
                        + "Require-Capability: osgi.extender;filter:=\"(osgi.extender=banister.migrations)\"\n");
    }

    public ModuleFolder file(String path, String content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The up of a script, {@code GROUP/NAME}. */
    public ModuleFolder up(String script, String sql) {
        return file("migrations/" + script + ".up.sql", sql);
    }

    /** The down of a script, {@code GROUP/NAME}. */
    public ModuleFolder down(String script, String sql) {
        return file("migrations/" + script + ".down.sql", sql);
    }

    public ModuleFolder requires(String group, String requirement) {
        return file("migrations/" + group + "/group.properties", "requires=" + requirement + "\n");
    }

    public Path path() {
        return root;
    }
}
