package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.module.MigrationGroup;
import dev.banister.engine.catalog.GroupOffer;
import dev.banister.engine.catalog.MigrationsFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * Publishes the groups that stand as folders and files in the bundles that are wired to this engine, on behalf of those
 * bundles, so that the catalog has one entrance: services. (After the extender pattern of the OSGi compendium.)
 */
final class MigrationsExtender
        implements BundleTrackerCustomizer<MigrationsExtender.@Nullable Extended>, AutoCloseable {

    private final BundleModules modules;
    private final Runnable changed;
    private final Map<Long, Extended> extended = new ConcurrentHashMap<>();
    private final BundleTracker<@Nullable Extended> tracker;

    /** A bundle whose folder has been read. */
    record Extended(BundleModule module, List<ServiceRegistration<MigrationGroup>> groups, List<Finding> findings) {}

    MigrationsExtender(BundleContext engine, BundleModules modules, Runnable changed) {
        this.modules = modules;
        this.changed = changed;
        this.tracker = new BundleTracker<>(engine, Bundle.STARTING | Bundle.ACTIVE, this);
    }

    void open() {
        tracker.open();
    }

    @Override
    public void close() {
        tracker.close();
    }

    /** The bundles that are extended now. */
    List<Extended> extended() {
        return List.copyOf(extended.values());
    }

    @Override
    public @Nullable Extended addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        BundleContext context = bundle.getBundleContext();
        if (context == null
                || !isStarted(bundle)
                || !BundleModule.isEligible(bundle)
                || !BundleModule.hasName(bundle)
                || modules.wiredPath(bundle).isEmpty()) {
            return null;
        }
        BundleModule module = modules.of(bundle);
        MigrationsFolder.Found found = MigrationsFolder.read(module.id(), module.files(), module.path());
        List<ServiceRegistration<MigrationGroup>> groups = new ArrayList<>();
        for (GroupOffer offer : found.groups()) {
            FolderGroup group = new FolderGroup(offer);
            groups.add(context.registerService(MigrationGroup.class, group, group.properties()));
        }
        Extended now = new Extended(module, List.copyOf(groups), found.findings());
        extended.put(bundle.getBundleId(), now);
        changed.run();
        return now;
    }

    /** A bundle of lazy activation stays in STARTING until somebody loads a class of it. */
    private static boolean isStarted(Bundle bundle) {
        String policy = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY);
        return bundle.getState() == Bundle.ACTIVE || (policy != null && policy.startsWith(Constants.ACTIVATION_LAZY));
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, @Nullable Extended before) {
        // From STARTING to ACTIVE: its folder is still the same.
    }

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, @Nullable Extended before) {
        if (before != null) {
            extended.remove(bundle.getBundleId());
            before.groups().forEach(MigrationsExtender::unregister);
            changed.run();
        }
    }

    private static void unregister(ServiceRegistration<MigrationGroup> group) {
        try {
            group.unregister();
        } catch (IllegalStateException gone) {
            // The framework has unregistered it already, with all that its bundle had.
        }
    }
}
