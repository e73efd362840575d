package dev.banister.engine.osgi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Cuts a module's jar down to its migrations, so that a framework that is only asked about them starts nobody's
 * application. What goes: the activator, components that provide no group, requirements that only matter to those,
 * signatures. What stays: classes, files, imports, exports, the class path of the bundle, and the requirement on the
 * migrations extender. The same jar gives the same bytes. Knows no framework.
 */
final class Reducer {

    private static final LocalDateTime ANY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/(SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");
    private static final Pattern VERSIONED_MANIFEST =
            Pattern.compile("META-INF/versions/\\d+/OSGI-INF/MANIFEST\\.MF", Pattern.CASE_INSENSITIVE);
    private static final String BLUEPRINTS = "OSGI-INF/blueprint/";

    private Reducer() {}

    /**
     * Writes what is left of a jar. No more of it is held at a time than its manifest and its descriptions of components.
     *
     * @return the manifest of what is left
     * @throws IOException if the jar is damaged, has no manifest, or declares components that cannot be read; the
     *     message is fit for users
     */
    static Manifest reduce(Path jar, OutputStream to) throws IOException {
        try (ModuleZip whole = new ModuleZip(jar)) {
            ReducedManifest manifest = ReducedManifest.of(whole.content(JarFile.MANIFEST_NAME));
            SortedSet<String> kept = new TreeSet<>(whole.names());
            kept.remove(JarFile.MANIFEST_NAME);
            kept.removeIf(name -> isSignature(name) || name.startsWith(BLUEPRINTS));
            SortedMap<String, byte[]> changed = ReducedComponents.reduce(kept, whole, manifest.components());
            manifest.components(declaring(changed));
            for (String name : kept) {
                if (VERSIONED_MANIFEST.matcher(name).matches()) {
                    changed.put(
                            name, bytes(ReducedManifest.of(whole.content(name)).reduced()));
                }
            }
            write(whole, manifest.reduced(), kept, changed, to);
            return manifest.reduced();
        }
    }

    /** What of them declares anything yet. */
    private static List<String> declaring(SortedMap<String, byte[]> components) {
        return components.entrySet().stream()
                .filter(file -> file.getValue().length > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isSignature(String name) {
        return SIGNATURE.matcher(name.toUpperCase(Locale.ROOT)).matches();
    }

    private static void write(
            ModuleZip whole,
            Manifest manifest,
            SortedSet<String> kept,
            SortedMap<String, byte[]> changed,
            OutputStream to)
            throws IOException {
        ZipOutputStream jar = new ZipOutputStream(to);
        begin(jar, JarFile.MANIFEST_NAME);
        jar.write(bytes(manifest));
        for (String name : kept) {
            byte[] content = changed.get(name);
            if (content == null) {
                begin(jar, name);
                whole.copy(name, jar);
            } else if (content.length > 0) {
                begin(jar, name);
                jar.write(content);
            }
        }
        jar.finish();
    }

    private static void begin(ZipOutputStream jar, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ANY_TIME);
        jar.putNextEntry(entry);
    }

    private static byte[] bytes(Manifest manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }
}
