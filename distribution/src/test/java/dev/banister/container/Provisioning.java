package dev.banister.container;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.ops4j.pax.exam.Option;

/** What a framework under test is made of: bundles from the class path of the tests, so that versions stand in the pom. */
final class Provisioning {

    private static final Set<String> BUNDLES = Set.of(
            "dev.banister.api",
            "dev.banister.engine",
            "com.zaxxer.HikariCP",
            "com.h2database",
            "org.postgresql.jdbc",
            "mariadb-java-client",
            "org.xerial.sqlite-jdbc",
            "org.ops4j.pax.jdbc",
            "org.apache.felix.configadmin",
            "org.apache.felix.scr",
            "org.osgi.service.component",
            "org.osgi.service.jdbc",
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "assertj-core",
            "net.bytebuddy.byte-buddy");

    private Provisioning() {}

    static Option[] options() {
        List<Option> options = new ArrayList<>(List.of(
                cleanCaches(),
                frameworkProperty("banister.mode").value("host"),
                systemPackages(
                        "org.slf4j;version=\"2.0.20\"",
                        "org.slf4j.event;version=\"2.0.20\"",
                        "org.slf4j.helpers;version=\"2.0.20\"",
                        "org.slf4j.spi;version=\"2.0.20\"",
                        "org.slf4j;version=\"1.7.36\"",
                        "org.junit.jupiter.api;version=\"5.14.4\"",
                        "org.junit.jupiter.api.extension;version=\"5.14.4\"",
                        "org.junit.jupiter.api.function;version=\"5.14.4\"",
                        "org.opentest4j;version=\"1.3.0\"")));
        Set<String> missing = new TreeSet<>(BUNDLES);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            symbolicName(Path.of(entry))
                    .filter(missing::remove)
                    .ifPresent(name -> options.add(bundle(Path.of(entry).toUri().toString())));
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("not on the class path as jars: " + missing + "; run this by Maven");
        }
        return options.toArray(Option[]::new);
    }

    private static Optional<String> symbolicName(Path jar) {
        if (!Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            return Optional.ofNullable(file.getManifest())
                    .map(Manifest::getMainAttributes)
                    .map(main -> main.getValue("Bundle-SymbolicName"))
                    .flatMap(name -> Arrays.stream(name.split(";")).findFirst())
                    .map(String::trim);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(jar + " cannot be read", unreadable);
        }
    }
}
