package dev.banister.engine.osgi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
     * @param jar the whole of it
     * @throws IOException if the jar is damaged, has no manifest, or declares components that cannot be read; the
     *     message is fit for users
     */
    static byte[] reduce(byte[] jar) throws IOException {
        SortedMap<String, byte[]> entries = JarEntries.read(jar);
        byte[] manifestBytes = entries.remove(JarFile.MANIFEST_NAME);
        if (manifestBytes == null) {
            throw new IOException("it has no " + JarFile.MANIFEST_NAME);
        }
        ReducedManifest manifest = ReducedManifest.of(manifestBytes);
        entries.keySet().removeIf(name -> isSignature(name) || name.startsWith(BLUEPRINTS));
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (VERSIONED_MANIFEST.matcher(entry.getKey()).matches()) {
                entry.setValue(bytes(ReducedManifest.of(entry.getValue()).reduced()));
            }
        }
        manifest.components(ReducedComponents.reduce(entries, manifest.components()));
        return write(manifest.reduced(), entries);
    }

    private static boolean isSignature(String name) {
        return SIGNATURE.matcher(name.toUpperCase(Locale.ROOT)).matches();
    }

    private static byte[] write(Manifest manifest, SortedMap<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            write(jar, JarFile.MANIFEST_NAME, bytes(manifest));
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                write(jar, entry.getKey(), entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream jar, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ANY_TIME);
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }

    private static byte[] bytes(Manifest manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    /** Reads a jar whole, and notices if it is not whole. */
    private static final class JarEntries {

        private static final int END_LENGTH = 22;
        private static final int LONGEST_COMMENT = 0xFFFF;
        private static final int COUNT_OFFSET = 10;
        private static final int MANY = 0xFFFF;

        private JarEntries() {}

        static SortedMap<String, byte[]> read(byte[] jar) throws IOException {
            int expected = announced(jar);
            SortedMap<String, byte[]> entries = new TreeMap<>();
            int count = 0;
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    entries.put(canonical(entry.getName()), in.readAllBytes());
                    count++;
                }
            } catch (IOException | IllegalArgumentException damaged) {
                throw new IOException("it is damaged: " + damaged.getMessage(), damaged);
            }
            // A stream ends without complaint where bytes are missing between two entries; the directory at the end
            // tells.
            if (expected != MANY && expected != count) {
                throw new IOException("it is damaged: " + count + " entries instead of " + expected);
            }
            return entries;
        }

        private static String canonical(String name) {
            return name.equalsIgnoreCase(JarFile.MANIFEST_NAME) ? JarFile.MANIFEST_NAME : name;
        }

        private static int announced(byte[] jar) throws IOException {
            int last = jar.length - END_LENGTH;
            for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
                if (jar[at] == 'P' && jar[at + 1] == 'K' && jar[at + 2] == 5 && jar[at + 3] == 6) {
                    return (jar[at + COUNT_OFFSET] & 0xFF) | (jar[at + COUNT_OFFSET + 1] & 0xFF) << 8;
                }
            }
            throw new IOException("it is no jar, or only a part of one");
        }
    }
}
