package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.module.Migration;
import dev.banister.api.module.MigrationGroup;
import dev.banister.api.module.ModuleConstants;
import dev.banister.engine.catalog.GroupOffer;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Takes in every group that is published as a service, whether by code or by {@link MigrationsExtender}. Its scripts are
 * asked for once, when the service comes; the service is held until it goes, since scripts may use what was injected
 * into it.
 */
final class GroupTracker
        implements ServiceTrackerCustomizer<MigrationGroup, GroupTracker.@Nullable Tracked>, AutoCloseable {

    private final BundleContext engine;
    private final BundleModules modules;
    private final Runnable changed;
    private final ServiceTracker<MigrationGroup, @Nullable Tracked> tracker;

    // The tracker's own map takes a service in only after addingService has returned, which is after the announcement.
    private final SortedMap<ServiceReference<MigrationGroup>, Tracked> groups =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    /** A group as its service gave it, or what was wrong with that. */
    record Tracked(Bundle bundle, BundleModule module, Optional<GroupOffer> group, List<Finding> findings) {}

    GroupTracker(BundleContext engine, BundleModules modules, Runnable changed) {
        this.engine = engine;
        this.modules = modules;
        this.changed = changed;
        this.tracker = new ServiceTracker<>(engine, MigrationGroup.class, this);
    }

    void open() {
        tracker.open();
    }

    @Override
    public void close() {
        tracker.close();
    }

    /** Highest ranking first, then oldest. */
    List<Tracked> groups() {
        return List.copyOf(groups.values());
    }

    @Override
    public @Nullable Tracked addingService(ServiceReference<MigrationGroup> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle == null || !BundleModule.isEligible(bundle) || !BundleModule.hasName(bundle)) {
            return null;
        }
        Tracked tracked = track(reference, bundle);
        groups.put(reference, tracked);
        changed.run();
        return tracked;
    }

    @Override
    public void modifiedService(ServiceReference<MigrationGroup> reference, @Nullable Tracked tracked) {
        // The properties of a group are part of its module's content: they change with its bundle, not in between.
    }

    @Override
    public void removedService(ServiceReference<MigrationGroup> reference, @Nullable Tracked tracked) {
        groups.remove(reference);
        engine.ungetService(reference);
        changed.run();
    }

    private Tracked track(ServiceReference<MigrationGroup> reference, Bundle bundle) {
        BundleModule module = modules.of(bundle);
        Object name = reference.getProperty(ModuleConstants.GROUP);
        if (name == null) {
            return failed(bundle, module, withoutName(module));
        }
        try {
            MigrationGroup group = engine.getService(reference);
            if (group == null) {
                return failed(bundle, module, failure(module, name, "its component could not be activated"));
            }
            return new Tracked(bundle, module, Optional.of(offer(reference, name.toString(), group)), List.of());
        } catch (RuntimeException | LinkageError thrown) {
            return failed(bundle, module, failure(module, name, thrown.toString()));
        }
    }

    private static Tracked failed(Bundle bundle, BundleModule module, Finding finding) {
        return new Tracked(bundle, module, Optional.empty(), List.of(finding));
    }

    private static GroupOffer offer(ServiceReference<MigrationGroup> reference, String name, MigrationGroup group) {
        if (group instanceof FolderGroup folder) {
            return folder.offer();
        }
        List<Migration> scripts = Objects.requireNonNull(group.scripts(), "scripts() returned null");
        return new GroupOffer(
                name,
                false,
                PropertyTexts.of(reference.getProperty(ModuleConstants.REQUIRES)),
                PropertyTexts.of(reference.getProperty(ModuleConstants.AFTER_IF_PRESENT)),
                PropertyTexts.of(reference.getProperty(ModuleConstants.CONFLICTS)),
                PropertyTexts.of(reference.getProperty(ModuleConstants.FORMERLY)).stream()
                        .findFirst(),
                scripts,
                PropertyTexts.names(reference.getProperty(ModuleConstants.DATABASE)));
    }

    private static Finding withoutName(BundleModule module) {
        return Finding.of(
                FindingCodes.INVALID_NAME,
                Severity.ERROR,
                Place.of(module.id()),
                "a MigrationGroup is published without the service property " + ModuleConstants.GROUP,
                "Put @Group(\"YYYY-MM-DD-name\") on the component, or set the property.");
    }

    private static Finding failure(BundleModule module, Object name, String cause) {
        return Finding.of(
                        FindingCodes.GROUP_FAILED,
                        Severity.ERROR,
                        Place.of(module.id()).group(name.toString()),
                        "the group could not be asked for its scripts",
                        "Mend the group's code, and update " + module.id() + ".")
                .because(cause);
    }
}
