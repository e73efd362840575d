package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.module.ModuleConstants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Bundles with migrations that nobody reads: their authors forgot the requirement, or put the files into a fragment. For
 * use by one thread at a time.
 */
final class UnreadBundles {

    private final BundleModules modules;
    private final Map<Long, Looked> looked = new HashMap<>();

    /** What a content of a bundle was seen to hold; a bundle's content is looked at once. */
    private record Looked(long modified, boolean holdsSql) {}

    UnreadBundles(BundleModules modules) {
        this.modules = modules;
    }

    /**
     * Looks through bundles.
     *
     * @param known the numbers of those that are modules
     */
    List<Finding> findings(List<Bundle> bundles, Set<Long> known) {
        List<Finding> findings = new ArrayList<>();
        looked.keySet().retainAll(bundles.stream().map(Bundle::getBundleId).toList());
        for (Bundle bundle : bundles) {
            if (known.contains(bundle.getBundleId()) || !BundleModule.isEligible(bundle) || !holdsSql(bundle)) {
                continue;
            }
            if (!BundleModule.hasName(bundle)) {
                findings.add(withoutName(bundle));
            } else if (isFragment(bundle)) {
                findings.add(fragment(bundle));
            } else if (!isWaiting(bundle)) {
                findings.add(lookalike(bundle));
            }
        }
        return findings;
    }

    /** A module that is only not resolved or not started is something else. */
    private boolean isWaiting(Bundle bundle) {
        return bundle.getState() == Bundle.INSTALLED
                ? modules.declares(bundle)
                : modules.wiredPath(bundle).isPresent();
    }

    private boolean holdsSql(Bundle bundle) {
        Looked last = looked.get(bundle.getBundleId());
        if (last == null || last.modified != bundle.getLastModified()) {
            boolean holdsSql = BundleFiles.holdSql(bundle, ModuleConstants.DEFAULT_PATH);
            last = new Looked(bundle.getLastModified(), holdsSql);
            looked.put(bundle.getBundleId(), last);
        }
        return last.holdsSql;
    }

    private static boolean isFragment(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    private static Finding withoutName(Bundle bundle) {
        return Finding.of(
                        FindingCodes.INVALID_NAME,
                        Severity.ERROR,
                        Place.host().file(BundleModule.originOf(bundle)),
                        "a bundle with migrations has no symbolic name that names a module",
                        "Set Bundle-ManifestVersion: 2 and a Bundle-SymbolicName of at most 200 letters, digits,"
                                + " '_', '-' and '.', beginning with a letter or digit.")
                .because("Bundle-SymbolicName is " + bundle.getSymbolicName());
    }

    private static Finding fragment(Bundle bundle) {
        return Finding.of(
                FindingCodes.FRAGMENT_NOT_READ,
                Severity.WARNING,
                Place.of(BundleModule.idOf(bundle)),
                "a fragment has a folder of migrations, and fragments are not read",
                "Move the folder into a bundle of its own, or into the host bundle.");
    }

    private static Finding lookalike(Bundle bundle) {
        return Finding.of(
                        FindingCodes.LOOKS_LIKE_A_MODULE,
                        Severity.WARNING,
                        Place.of(BundleModule.idOf(bundle)),
                        "the bundle has a folder of migrations and is not wired to Banister, so nothing of it is run",
                        "Add Require-Capability:"
                                + " osgi.extender;filter:=\"(&(osgi.extender=banister.migrations)(version>=1.0)(!(version>=2.0)))\""
                                + " to its manifest, and end the file that jar is given with a newline, or its last line is lost; if it is there with"
                                + " resolution:=optional, refresh the bundle.")
                .because("it has SQL files below " + ModuleConstants.DEFAULT_PATH + "/");
    }
}
