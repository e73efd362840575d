package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.model.Place;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Installs a folder of module jars, reduced to their migrations: all are installed, then resolved, then started. */
final class ModuleJars {

    /** What the location of a reduced bundle begins with; the path of its jar follows. */
    static final String LOCATION = "banister-module:";

    private static final String SYMBOLIC_NAME = "Bundle-SymbolicName";

    private final BundleContext engine;
    private final FrameworkModules modules;
    private final List<Finding> findings = new ArrayList<>();

    ModuleJars(BundleContext engine, FrameworkModules modules) {
        this.engine = engine;
        this.modules = modules;
    }

    /** What goes wrong with one jar is found and does not keep the others. */
    void install(Path folder) {
        Set<String> host =
                Arrays.stream(engine.getBundles()).map(Bundle::getSymbolicName).collect(Collectors.toSet());
        Map<Bundle, Path> installed = new LinkedHashMap<>();
        for (Path jar : jars(folder)) {
            try {
                installed.put(install(jar, host), jar);
            } catch (IOException | BundleException unusable) {
                failed(jar, String.valueOf(unusable.getMessage()));
            }
        }
        engine.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(installed.keySet());
        installed.forEach(this::start);
        modules.report(findings);
    }

    private List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            failed(folder, "the folder cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }

    private Bundle install(Path jar, Set<String> host) throws IOException, BundleException {
        Path reduced = Files.createTempFile("banister-", ".jar");
        try {
            requireUsable(reduce(jar, reduced), host);
            try (InputStream in = Files.newInputStream(reduced)) {
                return engine.installBundle(LOCATION + jar, in);
            }
        } finally {
            Files.deleteIfExists(reduced);
        }
    }

    private static Manifest reduce(Path jar, Path into) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(into))) {
            return Reducer.reduce(jar, out);
        }
    }

    private static void requireUsable(Manifest manifest, Set<String> host) throws IOException {
        String name = symbolicName(manifest);
        if (name == null) {
            throw new IOException("it is no bundle: its manifest has no " + SYMBOLIC_NAME);
        }
        if (host.contains(name)) {
            throw new IOException(name + " is part of the host, and never taken from the folder of modules");
        }
    }

    private static @Nullable String symbolicName(Manifest manifest) {
        return HeaderClause.parse(manifest.getMainAttributes().getValue(SYMBOLIC_NAME)).stream()
                .flatMap(clause -> clause.names().stream())
                .findFirst()
                .orElse(null);
    }

    private void start(Bundle bundle, Path jar) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0) {
            return;
        }
        try {
            bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException refused) {
            if (BundleModule.hasName(bundle)) {
                modules.notStarted(bundle, String.valueOf(refused.getMessage()));
            } else {
                failed(jar, String.valueOf(refused.getMessage()));
            }
        }
    }

    private void failed(Path jar, String reason) {
        findings.add(UnstartedModules.finding(Place.host().file(jar.toString()), jar.toString(), reason));
    }
}
