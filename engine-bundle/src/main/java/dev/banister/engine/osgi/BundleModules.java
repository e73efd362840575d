package dev.banister.engine.osgi;

import dev.banister.api.module.ModuleConstants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** What bundles say of themselves as modules; each content of a bundle is read once. Safe for use by several threads. */
final class BundleModules {

    private static final String EXTENDER = "osgi.extender";

    private final Bundle engine;
    private final Map<Content, BundleModule> read = new HashMap<>();

    /** One content of a bundle: an update gives it another time of modification. */
    private record Content(long bundle, long modified, String path) {}

    BundleModules(Bundle engine) {
        this.engine = engine;
    }

    BundleModule of(Bundle bundle) {
        Map<String, Object> attributes = wired(bundle).orElse(Map.of());
        String path = path(attributes);
        Content content = new Content(bundle.getBundleId(), bundle.getLastModified(), path);
        synchronized (read) {
            BundleModule known = read.get(content);
            if (known == null) {
                read.keySet().removeIf(other -> other.bundle == content.bundle);
                known = BundleModule.of(
                        bundle, path, PropertyTexts.names(attributes.get(ModuleConstants.DATABASE_ATTRIBUTE)));
                read.put(content, known);
            }
            return known;
        }
    }

    /** Forgets the bundles that are gone. */
    void keepOnly(Set<Long> bundles) {
        synchronized (read) {
            read.keySet().removeIf(content -> !bundles.contains(content.bundle));
        }
    }

    /** The folder of a bundle that is wired to this engine as a module; empty for every other bundle. */
    Optional<String> wiredPath(Bundle bundle) {
        return wired(bundle).map(BundleModules::path);
    }

    /** The attributes of the requirement by which it is wired. */
    private Optional<Map<String, Object>> wired(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        List<BundleWire> wires = wiring == null ? null : wiring.getRequiredWires(EXTENDER);
        if (wires == null) {
            return Optional.empty();
        }
        return wires.stream()
                .filter(wire -> wire.getProvider().getBundle().equals(engine) && isOurs(wire.getCapability()))
                .map(wire -> wire.getRequirement().getAttributes())
                .findFirst();
    }

    private static String path(Map<String, Object> attributes) {
        Object path = attributes.get(ModuleConstants.PATH_ATTRIBUTE);
        return path == null ? ModuleConstants.DEFAULT_PATH : withoutSlashes(path.toString());
    }

    /** Does the manifest ask to be wired to this engine, whether or not that has come about? */
    boolean declares(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return false;
        }
        List<BundleRequirement> required = revision.getDeclaredRequirements(EXTENDER);
        return engine.adapt(BundleRevision.class).getDeclaredCapabilities(EXTENDER).stream()
                .filter(BundleModules::isOurs)
                .anyMatch(capability -> required.stream().anyMatch(requirement -> requirement.matches(capability)));
    }

    private static boolean isOurs(BundleCapability capability) {
        return ModuleConstants.EXTENDER_NAME.equals(capability.getAttributes().get(EXTENDER));
    }

    private static String withoutSlashes(String path) {
        int from = path.startsWith("/") ? 1 : 0;
        int to = path.length() > from && path.endsWith("/") ? path.length() - 1 : path.length();
        return path.substring(from, to);
    }
}
