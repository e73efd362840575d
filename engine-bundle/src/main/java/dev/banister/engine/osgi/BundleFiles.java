package dev.banister.engine.osgi;

import dev.banister.engine.catalog.FileContent;
import dev.banister.engine.catalog.ModuleFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;

/**
 * The files below one folder of a bundle, as they were when this was made: a bundle that is updated or uninstalled in
 * the middle of a run takes nothing away. Fragments are not looked into. Immutable.
 */
final class BundleFiles implements ModuleFiles {

    private final SortedMap<String, Content> files;

    /** What a file held, or why it could not be read. */
    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;

        static Content failed(String why) {
            return () -> {
                throw new IOException(why);
            };
        }
    }

    private BundleFiles(SortedMap<String, Content> files) {
        this.files = files;
    }

    /** Reads every file below the folder. */
    static BundleFiles of(Bundle bundle, String folder) {
        SortedMap<String, Content> files = new TreeMap<>();
        for (String path : paths(bundle, folder)) {
            files.put(path, read(bundle, path));
        }
        return new BundleFiles(Collections.unmodifiableSortedMap(files));
    }

    /** Is there SQL below the folder? Reads nothing. */
    static boolean holdSql(Bundle bundle, String folder) {
        return paths(bundle, folder).stream().anyMatch(path -> path.endsWith(".sql"));
    }

    @Override
    public SortedSet<String> below(String folder) {
        String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        return files.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public byte[] read(String path) throws IOException {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        Content content = files.get(path);
        if (content == null) {
            throw new FileNotFoundException(path);
        }
        return content.open();
    }

    /** {@code findEntries} would take in fragments, and try to resolve the bundle. */
    private static SortedSet<String> paths(Bundle bundle, String folder) {
        SortedSet<String> paths = new TreeSet<>();
        collect(bundle, folder.endsWith("/") ? folder : folder + "/", paths);
        return paths;
    }

    private static void collect(Bundle bundle, String folder, SortedSet<String> paths) {
        Enumeration<String> entries = bundle.getEntryPaths(folder);
        while (entries != null && entries.hasMoreElements()) {
            String entry = entries.nextElement();
            if (entry.endsWith("/")) {
                collect(bundle, entry, paths);
            } else {
                paths.add(entry);
            }
        }
    }

    private static Content read(Bundle bundle, String path) {
        URL entry = bundle.getEntry(path);
        if (entry == null) {
            return Content.failed(path + " is listed and not there");
        }
        try (InputStream in = entry.openStream()) {
            return FileContent.of(in)::open;
        } catch (IOException unreadable) {
            return Content.failed(String.valueOf(unreadable.getMessage()));
        }
    }
}
