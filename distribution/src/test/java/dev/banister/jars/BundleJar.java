package dev.banister.jars;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle in the making. */
public final class BundleJar {

    private static final String EXTENDER = "osgi.extender;filter:=\"(osgi.extender=banister.migrations)\"";

    private final String symbolicName;
    private final String version;
    private final Map<String, String> headers = new TreeMap<>();
    private final Map<String, byte[]> entries = new TreeMap<>();

    private BundleJar(String symbolicName, String version) {
        this.symbolicName = symbolicName;
        this.version = version;
    }

    public static BundleJar bundle(String symbolicName, String version) {
        return new BundleJar(symbolicName, version);
    }

    /** A bundle that asks for its migrations to be run. */
    public static BundleJar module(String symbolicName, String version) {
        return bundle(symbolicName, version).header("Require-Capability", EXTENDER);
    }

    public BundleJar header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public BundleJar file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public BundleJar file(String path, byte[] content) {
        entries.put(path, content);
        return this;
    }

    /** A script of a group in the folder {@code migrations}. */
    public BundleJar up(String group, String script, String sql) {
        return file("migrations/" + group + "/" + script + ".up.sql", sql);
    }

    public BundleJar down(String group, String script, String sql) {
        return file("migrations/" + group + "/" + script + ".down.sql", sql);
    }

    /** Compiles one class and adds it with the classes inside it. */
    public BundleJar source(String className, String source) {
        Sources.compile(className, source).forEach(this::file);
        return this;
    }

    /** A group in Java: a component with an XML of its own, as bnd would write it. */
    public BundleJar groupComponent(String className, String group, String reference) {
        String file = "OSGI-INF/" + className + ".xml";
        String list = headers.get("Service-Component");
        header("Service-Component", list == null ? file : list + "," + file);
        return file(file, """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s">
                  <property name="banister.group" type="String" value="%2$s"/>
                  <service><provide interface="dev.banister.api.module.MigrationGroup"/></service>
                  %3$s
                  <implementation class="%1$s"/>
                </scr:component>
                """.formatted(className, group, reference));
    }

    public byte[] bytes() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", symbolicName);
        main.putValue("Bundle-Version", version);
        headers.forEach(main::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes it in one go: beside its place, and then moved there. */
    public Path writeTo(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.write(beside, bytes());
        return Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
