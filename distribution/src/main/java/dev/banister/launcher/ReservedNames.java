package dev.banister.launcher;

import java.util.Collection;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.framework.hooks.bundle.FindHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a jar in the folder of modules from taking the place of a bundle of the distribution: a second engine would
 * migrate beside the first, and FileInstall updates an installed bundle of the same name and version with what it finds
 * in its folder, and uninstalls it when that file goes.
 */
final class ReservedNames implements FindHook, CollisionHook, SynchronousBundleListener {

    private static final Logger LOG = LoggerFactory.getLogger(ReservedNames.class);

    private static final String FILE_INSTALL = "org.apache.felix.fileinstall";

    private final Distribution distribution;

    private ReservedNames(Distribution distribution) {
        this.distribution = distribution;
    }

    static void protect(Distribution distribution, BundleContext system) {
        ReservedNames names = new ReservedNames(distribution);
        system.registerService(FindHook.class, names, null);
        system.registerService(CollisionHook.class, names, null);
        system.addBundleListener(names);
    }

    /** FileInstall does not see the bundles of the distribution, so that it can neither update nor remove them. */
    @Override
    public void find(BundleContext context, Collection<Bundle> bundles) {
        if (FILE_INSTALL.equals(context.getBundle().getSymbolicName())) {
            bundles.removeIf(distribution::contains);
        }
    }

    /** The same name and version is let in, so that it meets the same end as another version. */
    @Override
    public void filterCollisions(int operation, Bundle target, Collection<Bundle> candidates) {
        candidates.removeIf(distribution::contains);
    }

    /** Called before anybody else gets hold of the bundle. */
    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        if (event.getType() != BundleEvent.INSTALLED || !isImpostor(bundle)) {
            return;
        }
        LOG.error(
                "{} is the bundle {} {}, which belongs to the distribution itself: it is not used."
                        + " Take it away; drivers and libraries of your own go into bundles/.",
                bundle.getLocation(),
                bundle.getSymbolicName(),
                bundle.getVersion());
        try {
            bundle.uninstall();
        } catch (BundleException failure) {
            LOG.error("{} cannot be uninstalled", bundle, failure);
        }
    }

    private boolean isImpostor(Bundle bundle) {
        String name = bundle.getSymbolicName();
        return name != null && !distribution.contains(bundle) && distribution.owns(name);
    }
}
