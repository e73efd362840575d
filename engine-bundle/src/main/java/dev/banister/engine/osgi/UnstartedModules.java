package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Modules that somebody has started and that the framework could not start. Whoever tried has the reason and may have
 * dropped it, so it is asked for again, by trying again. Safe for use by several threads.
 */
final class UnstartedModules {

    private final BundleContext engine;
    private final BundleModules modules;
    private final Map<Content, String> reasons = new HashMap<>();

    /** One content of a bundle: an update gives it another time of modification. */
    private record Content(long bundle, long modified) {

        static Content of(Bundle bundle) {
            return new Content(bundle.getBundleId(), bundle.getLastModified());
        }
    }

    UnstartedModules(BundleContext engine, BundleModules modules) {
        this.engine = engine;
        this.modules = modules;
    }

    /** Notes what the framework says of a bundle that cannot be started. */
    void note(Bundle bundle, String reason) {
        synchronized (reasons) {
            reasons.put(Content.of(bundle), reason);
        }
    }

    /** Looks for modules that should run and cannot be resolved. Not for a framework callback thread. */
    void look() {
        int level = engine.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel();
        for (Bundle bundle : engine.getBundles()) {
            BundleStartLevel start = bundle.adapt(BundleStartLevel.class);
            if (bundle.getState() == Bundle.INSTALLED
                    && BundleModule.isEligible(bundle)
                    && start.isPersistentlyStarted()
                    && start.getStartLevel() <= level
                    && modules.declares(bundle)) {
                ask(bundle);
            }
        }
    }

    private void ask(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException unresolved) {
            note(bundle, String.valueOf(unresolved.getMessage()));
        } catch (IllegalStateException uninstalled) {
            // It went away meanwhile, which is another way not to be in need of a reason.
        }
    }

    /** Why a bundle is not started, if it should be, cannot be, and has a name. */
    Optional<Finding> finding(Bundle bundle) {
        if ((bundle.getState() & (Bundle.INSTALLED | Bundle.RESOLVED)) == 0 || !BundleModule.hasName(bundle)) {
            return Optional.empty();
        }
        synchronized (reasons) {
            return Optional.ofNullable(reasons.get(Content.of(bundle)))
                    .map(reason -> finding(Place.of(BundleModule.idOf(bundle)), BundleModule.originOf(bundle), reason));
        }
    }

    /** Forgets the bundles that are gone, and those that were started after all. */
    void keepOnly(List<Bundle> bundles) {
        List<Content> waiting = bundles.stream()
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Content::of)
                .toList();
        synchronized (reasons) {
            reasons.keySet().retainAll(waiting);
        }
    }

    /** Felix says everything twice. */
    private static String once(String reason) {
        return reason.replaceFirst("(?s)\\s*Unresolved requirements:.*", "").strip();
    }

    /** @param jar where it came from */
    static Finding finding(Place place, String jar, String reason) {
        return Finding.of(
                        FindingCodes.MODULE_NOT_STARTED,
                        Severity.ERROR,
                        place,
                        "the module could not be installed or started, so nothing of it is run",
                        "Install what is missing, or mend the jar.")
                .because("jar: " + jar, "reason: " + once(reason));
    }
}
