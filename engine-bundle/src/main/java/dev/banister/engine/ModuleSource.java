package dev.banister.engine;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import dev.banister.api.module.ModuleConstants;
import dev.banister.engine.catalog.FileContent;
import dev.banister.engine.catalog.GroupOffer;
import dev.banister.engine.catalog.MigrationsFolder;
import dev.banister.engine.catalog.ModuleFiles;
import dev.banister.engine.catalog.ModuleOffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads modules where there is no framework to do so: what it takes for one is what a bundle's manifest says. */
final class ModuleSource {

    private static final Pattern EXTENDER =
            Pattern.compile("osgi\\.extender\\s*=\\s*" + Pattern.quote(ModuleConstants.EXTENDER_NAME));
    /** Clauses of the header, where a comma within quotes ends none. */
    private static final Pattern CLAUSE = Pattern.compile("(?:[^,\"]|\"[^\"]*\")+");

    private static final Pattern PATH = Pattern.compile(";\\s*path\\s*(?::String\\s*)?=\\s*(\"[^\"]*\"|[^;\\s]+)");

    private ModuleSource() {}

    /** @throws UsageException if that is no module */
    static ModuleOffer read(Path place) {
        try {
            if (Files.isDirectory(place)) {
                return offer(place, folderManifest(place), new FolderFiles(place));
            }
            if (!Files.isRegularFile(place)) {
                throw noModule(
                        place, "there is no such file or folder", "Name a jar, or the folder of an unpacked one.");
            }
            return jar(place);
        } catch (IOException e) {
            throw noModule(
                    place, "it cannot be read: " + e.getMessage(), "Name a jar, or the folder of an unpacked one.");
        }
    }

    private static Manifest folderManifest(Path folder) throws IOException {
        Path file = folder.resolve(JarFile.MANIFEST_NAME);
        if (!Files.isRegularFile(file)) {
            throw noModule(folder, "it has no " + JarFile.MANIFEST_NAME, "Give it one with a Bundle-SymbolicName.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Manifest(in);
        }
    }

    private static ModuleOffer jar(Path file) throws IOException {
        TreeMap<String, FileContent> files = new TreeMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                throw noModule(file, "it has no " + JarFile.MANIFEST_NAME, "Give it one with a Bundle-SymbolicName.");
            }
            String path = path(manifest);
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (!entry.isDirectory() && entry.getName().startsWith(path + "/")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        files.put(entry.getName(), FileContent.of(in));
                    }
                }
            }
            return offer(file, manifest, new MemoryFiles(files));
        }
    }

    private static ModuleOffer offer(Path place, Manifest manifest, ModuleFiles files) {
        Attributes headers = manifest.getMainAttributes();
        String name = Optional.ofNullable(headers.getValue("Bundle-SymbolicName"))
                .orElseThrow(() -> noModule(
                        place,
                        "its manifest has no Bundle-SymbolicName",
                        "Write one that ends with a newline into it."));
        String version = Optional.ofNullable(headers.getValue("Bundle-Version")).orElse("0.0.0");
        ModuleId id;
        ModuleVersion parsed;
        try {
            id = new ModuleId(name.split(";", 2)[0].trim());
            parsed = ModuleVersion.parse(version);
        } catch (IllegalArgumentException e) {
            throw noModule(place, String.valueOf(e.getMessage()), "Correct its manifest.");
        }
        String path = path(manifest);
        MigrationsFolder.Found found = MigrationsFolder.read(id, files, path);
        return new ModuleOffer(id, parsed, path, files, found.groups(), found.findings()).from(place.toString());
    }

    /** The folder that the requirement on the extender names. */
    private static String path(Manifest manifest) {
        String required = Optional.ofNullable(manifest.getMainAttributes().getValue("Require-Capability"))
                .orElse("");
        Matcher clauses = CLAUSE.matcher(required);
        while (clauses.find()) {
            Matcher path = PATH.matcher(clauses.group());
            if (EXTENDER.matcher(clauses.group()).find() && path.find()) {
                String text = path.group(1).replace("\"", "");
                return text.replaceAll("^/+|/+$", "");
            }
        }
        return ModuleConstants.DEFAULT_PATH;
    }

    static ModuleOffer code(CodeModule module) {
        ModuleOffer files = module.place().map(ModuleSource::read).orElseGet(() -> withoutFiles(module));
        List<GroupOffer> groups = new ArrayList<>(files.groups());
        module.groups()
                .forEach(group -> groups.add(new GroupOffer(
                        group.name(),
                        false,
                        group.requires(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        group.scripts())));
        return files.with(groups, files.findings());
    }

    private static ModuleOffer withoutFiles(CodeModule module) {
        try {
            return new ModuleOffer(
                    new ModuleId(module.symbolicName()),
                    ModuleVersion.parse(module.version()),
                    ModuleConstants.DEFAULT_PATH,
                    MemoryFiles.NONE,
                    List.of(),
                    List.of());
        } catch (IllegalArgumentException e) {
            throw usage("a module that is given by code is wrong", String.valueOf(e.getMessage()), "Correct it.");
        }
    }

    private static UsageException noModule(Path place, String why, String remedy) {
        return usage(place + " is no module", why, remedy);
    }

    static UsageException usage(String text, String why, String remedy) {
        return new UsageException(Finding.of(FindingCodes.UNKNOWN_NAME, Severity.ERROR, Place.host(), text, remedy)
                .because(why));
    }
}
