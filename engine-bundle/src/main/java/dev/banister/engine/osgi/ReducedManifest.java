package dev.banister.engine.osgi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The manifest of a jar that is cut down to its migrations. */
final class ReducedManifest {

    private static final String SERVICE_COMPONENT = "Service-Component";
    private static final String REQUIRE_CAPABILITY = "Require-Capability";

    /** What would start something other than a component. */
    private static final List<String> STARTERS =
            List.of("Bundle-Activator", "Bundle-ActivationPolicy", "Bundle-Blueprint", "Web-ContextPath");

    private final Manifest manifest;

    private ReducedManifest(Manifest manifest) {
        this.manifest = manifest;
    }

    static ReducedManifest of(byte[] bytes) throws IOException {
        // A last line without an end is read by frameworks, and passed over by this class of the JDK.
        byte[] ended = Arrays.copyOf(bytes, bytes.length + 1);
        ended[bytes.length] = '\n';
        Manifest manifest = new Manifest(new ByteArrayInputStream(ended));
        Attributes main = manifest.getMainAttributes();
        STARTERS.forEach(header -> main.remove(new Attributes.Name(header)));
        set(main, REQUIRE_CAPABILITY, requirements(main.getValue(REQUIRE_CAPABILITY)));
        return new ReducedManifest(unsigned(manifest));
    }

    /** The files and patterns of files that declare components. */
    List<String> components() {
        return HeaderClause.parse(manifest.getMainAttributes().getValue(SERVICE_COMPONENT)).stream()
                .flatMap(clause -> clause.names().stream())
                .toList();
    }

    void components(List<String> files) {
        set(manifest.getMainAttributes(), SERVICE_COMPONENT, String.join(",", files));
    }

    Manifest reduced() {
        return manifest;
    }

    private static String requirements(@Nullable String header) {
        return HeaderClause.parse(header).stream()
                .filter(clause -> !clause.names().contains("osgi.service"))
                .filter(clause -> clause.directive("effective", "resolve").equals("resolve"))
                .map(HeaderClause::text)
                .collect(Collectors.joining(","));
    }

    private static void set(Attributes attributes, String header, String value) {
        if (value.isEmpty()) {
            attributes.remove(new Attributes.Name(header));
        } else {
            attributes.putValue(header, value);
        }
    }

    private static Manifest unsigned(Manifest signed) {
        Manifest unsigned = new Manifest();
        unsigned.getMainAttributes().putAll(signed.getMainAttributes());
        // In the order of their names, whatever order the build tool wrote them in.
        new TreeMap<>(signed.getEntries()).forEach((entry, attributes) -> {
            Attributes kept = new Attributes(attributes);
            kept.keySet().removeIf(name -> isDigest(name.toString()));
            if (!kept.isEmpty()) {
                unsigned.getEntries().put(entry, kept);
            }
        });
        return unsigned;
    }

    private static boolean isDigest(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("-digest") || lower.contains("-digest-") || lower.equals("magic");
    }
}
