package dev.banister.benchmarks.start;

import dev.banister.benchmarks.start.standin.PoolActivator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle that meets what modules require of the engine, so that they start without it. */
final class StandInJar {

    private static final Map<String, String> HEADERS = Map.of(
            "Manifest-Version", "1.0",
            "Bundle-ManifestVersion", "2",
            "Bundle-SymbolicName", "dev.banister.benchmarks.standin",
            "Bundle-Version", "1.0.0",
            "Bundle-Activator", PoolActivator.class.getName(),
            "Provide-Capability", "osgi.extender;osgi.extender=\"banister.migrations\";version:Version=\"1.0\"",
            "Import-Package",
                    "com.zaxxer.hikari,javax.sql,org.osgi.framework,org.osgi.service.jdbc,org.osgi.util.tracker");

    private StandInJar() {}

    static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        HEADERS.forEach((name, value) -> manifest.getMainAttributes().put(new Attributes.Name(name), value));
        String path = PoolActivator.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream in =
                        Objects.requireNonNull(StandInJar.class.getClassLoader().getResourceAsStream(path), path)) {
            out.putNextEntry(new JarEntry(path));
            in.transferTo(out);
        }
    }
}
