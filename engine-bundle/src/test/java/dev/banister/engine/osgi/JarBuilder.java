package dev.banister.engine.osgi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes a jar as a module author's build would. */
final class JarBuilder {

    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Set<String> stored = new HashSet<>();

    private boolean endsLastLine = true;

    private JarBuilder() {}

    static JarBuilder jar() {
        JarBuilder builder = new JarBuilder();
        builder.header("Manifest-Version", "1.0");
        return builder;
    }

    static JarBuilder bundle(String symbolicName, String version) {
        return jar().header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", symbolicName)
                .header("Bundle-Version", version);
    }

    /** With the requirement that makes a bundle a module. */
    static JarBuilder module(String symbolicName, String version) {
        return bundle(symbolicName, version)
                .header("Require-Capability", "osgi.extender;filter:=\"(osgi.extender=banister.migrations)\"");
    }

    JarBuilder header(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    JarBuilder section(String entry, String name, String value) {
        manifest.getEntries().computeIfAbsent(entry, key -> new Attributes()).putValue(name, value);
        return this;
    }

    JarBuilder entry(String path, String text) {
        return entry(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As it is, without being compressed. */
    JarBuilder stored(String path, byte[] content) {
        stored.add(path);
        return entry(path, content);
    }

    JarBuilder entry(String path, byte[] content) {
        entries.put(path, content);
        return this;
    }

    /** The class file of a class of the tests. */
    JarBuilder type(Class<?> type) {
        String path = type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(path))) {
            return entry(path, in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes the end of the last line of the manifest away, as an editor may. */
    JarBuilder withoutLastLineEnd() {
        endsLastLine = false;
        return this;
    }

    private byte[] manifest() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        String text = bytes.toString(StandardCharsets.UTF_8);
        return (endsLastLine ? text : text.stripTrailing()).getBytes(StandardCharsets.UTF_8);
    }

    byte[] build() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
                jar.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
                jar.write(manifest());
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    jar.setLevel(
                            stored.contains(entry.getKey()) ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
                    jar.putNextEntry(new ZipEntry(entry.getKey()));
                    jar.write(entry.getValue());
                }
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
