package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.GroupOffer;
import dev.banister.engine.catalog.ModuleOffer;
import dev.banister.engine.service.FindingLog;
import dev.banister.engine.service.ModuleOffers;
import dev.banister.engine.service.SettlingQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.LoggerFactory;

/**
 * The modules of this framework: what its bundles publish as groups, what they declare and do not publish, and what is
 * wrong with them. Safe for use by several threads.
 */
@Component(service = FrameworkModules.class)
public final class FrameworkModules implements ModuleOffers {

    private static final Duration SETTLE = Duration.ofMillis(500);
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    private final BundleContext engine;
    private final BundleModules modules;
    private final MigrationsExtender extender;
    private final GroupTracker groups;
    private final DeclaredGroups declared;
    private final UnreadBundles unread;
    private final UnstartedModules unstarted;
    private final SettlingQueue looks;
    private final FindingLog log = new FindingLog(LoggerFactory.getLogger(FrameworkModules.class), "modules");
    private final SynchronousBundleListener bundles = event -> changed();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private List<Finding> reported = List.of();
    private Snapshot snapshot = new Snapshot(List.of(), List.of());

    /** What was found at one moment. */
    private record Snapshot(List<ModuleOffer> offers, List<Finding> findings) {

        /** Those of the host and of its modules. */
        List<Finding> all() {
            List<Finding> all = new ArrayList<>(findings);
            offers.forEach(offer -> all.addAll(offer.findings()));
            return all;
        }
    }

    @Activate
    public FrameworkModules(BundleContext engine, @Reference ServiceComponentRuntime components) {
        this.engine = engine;
        this.modules = new BundleModules(engine.getBundle());
        this.extender = new MigrationsExtender(engine, modules, this::changed);
        this.groups = new GroupTracker(engine, modules, this::changed);
        this.declared = new DeclaredGroups(components);
        this.unread = new UnreadBundles(modules);
        this.unstarted = new UnstartedModules(engine, modules);
        this.looks = new SettlingQueue("banister-bundles", SETTLE, STOP_WAIT, this::look);
        engine.addBundleListener(bundles);
        groups.open();
        extender.open();
        looks.changed();
    }

    @Deactivate
    void close() {
        looks.close();
        engine.removeBundleListener(bundles);
        extender.close();
        groups.close();
    }

    @Override
    public List<ModuleOffer> current() {
        return snapshot().offers;
    }

    @Override
    public List<Finding> findings() {
        return snapshot().findings;
    }

    /** Calls this whenever something may have changed, on whatever thread changed it: to be returned from at once. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void noMoreChange(Runnable listener) {
        listeners.remove(listener);
    }

    /** Takes note of a bundle that was installed and could not be started. */
    void notStarted(Bundle bundle, String reason) {
        unstarted.note(bundle, reason);
        changed();
    }

    /** Takes note of what was found wrong with jars that could not become bundles. */
    void report(List<Finding> findings) {
        synchronized (this) {
            reported = List.copyOf(findings);
        }
        changed();
    }

    private void changed() {
        stale.set(true);
        listeners.forEach(Runnable::run);
        looks.changed();
    }

    /** What nobody announces: bundles that stay unresolved, components that the runtime has looked at meanwhile. */
    private void look() {
        List<ModuleOffer> before = current();
        unstarted.look();
        stale.set(true);
        Snapshot now = snapshot();
        if (now.offers != before) {
            listeners.forEach(Runnable::run);
        }
        // A command shows them itself.
        if (RunMode.of(engine) == RunMode.HOST) {
            log.tell(now.all());
        }
    }

    private synchronized Snapshot snapshot() {
        if (stale.compareAndSet(true, false)) {
            Snapshot now = find();
            // The very same list while nothing has changed.
            snapshot = now.offers.equals(snapshot.offers) ? new Snapshot(snapshot.offers, now.findings) : now;
        }
        return snapshot;
    }

    private Snapshot find() {
        List<Bundle> all = Arrays.stream(engine.getBundles())
                .filter(BundleModule::isEligible)
                .toList();
        modules.keepOnly(all.stream().map(Bundle::getBundleId).collect(Collectors.toSet()));
        unstarted.keepOnly(all);
        Map<Long, Draft> drafts = published();
        List<Bundle> started = all.stream()
                .filter(bundle -> isStarted(bundle) && BundleModule.hasName(bundle))
                .toList();
        for (DeclaredGroups.Absent absent : declared.absent(started)) {
            draft(drafts, modules.of(absent.bundle())).findings.add(absent.finding());
        }
        List<Finding> findings = new ArrayList<>(reported);
        for (Bundle bundle : all) {
            unstarted.finding(bundle).ifPresent(finding -> {
                // Beside another version that runs, it is only a finding; alone, it holds its module up.
                if (drafts.values().stream().anyMatch(draft -> draft.module.id().equals(BundleModule.idOf(bundle)))) {
                    findings.add(finding);
                } else {
                    draft(drafts, modules.of(bundle)).findings.add(finding);
                }
            });
        }
        findings.addAll(unread.findings(all, drafts.keySet()));
        drafts.values().stream().flatMap(draft -> draft.empty().stream()).forEach(findings::add);
        return new Snapshot(offers(drafts), List.copyOf(findings));
    }

    private Map<Long, Draft> published() {
        Map<Long, Draft> drafts = new TreeMap<>();
        for (MigrationsExtender.Extended extended : extender.extended()) {
            if (isStarted(extended.module().bundle())) {
                draft(drafts, extended.module()).findings.addAll(extended.findings());
            }
        }
        for (GroupTracker.Tracked tracked : groups.groups()) {
            if (isStarted(tracked.module().bundle())) {
                Draft draft = draft(drafts, tracked.module());
                tracked.group().ifPresent(draft.groups::add);
                draft.findings.addAll(tracked.findings());
            }
        }
        return drafts;
    }

    private boolean isStarted(long bundle) {
        Bundle found = engine.getBundle(bundle);
        return found != null && isStarted(found);
    }

    /** A bundle that is being stopped offers nothing any more: no script of it is to be begun. */
    private static boolean isStarted(Bundle bundle) {
        return (bundle.getState() & (Bundle.STARTING | Bundle.ACTIVE)) != 0;
    }

    private static Draft draft(Map<Long, Draft> drafts, BundleModule module) {
        return drafts.computeIfAbsent(module.bundle(), bundle -> new Draft(module));
    }

    private static List<ModuleOffer> offers(Map<Long, Draft> drafts) {
        return drafts.values().stream()
                .map(Draft::offer)
                .sorted(Comparator.comparing(ModuleOffer::id).thenComparing(ModuleOffer::version))
                .toList();
    }

    /** A module while it is put together. */
    private static final class Draft {

        private final BundleModule module;
        private final List<GroupOffer> groups = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();

        Draft(BundleModule module) {
            this.module = module;
        }

        /** It asks for something to be run, and there is nothing. */
        Optional<Finding> empty() {
            return groups.isEmpty() && findings.isEmpty()
                    ? Optional.of(Finding.of(
                            FindingCodes.NO_MIGRATIONS,
                            Severity.WARNING,
                            Place.of(module.id()),
                            "the bundle asks for its migrations to be run, and brings none",
                            "Put them into " + module.path()
                                    + "/, name another folder with path= in the requirement, or"
                                    + " publish groups as services."))
                    : Optional.empty();
        }

        /** Code owns the folder of its group, so what it says counts for that too. */
        private List<String> databases(GroupOffer group) {
            List<String> named = groups.stream()
                    .filter(other -> other.name().equals(group.name()))
                    .min(Comparator.comparing(GroupOffer::folder))
                    .map(GroupOffer::databases)
                    .orElse(List.of());
            return named.isEmpty() ? module.databases() : named;
        }

        ModuleOffer offer() {
            List<GroupOffer> ordered = groups.stream()
                    .map(group -> group.in(databases(group)))
                    .sorted(Comparator.comparing(GroupOffer::name))
                    .toList();
            return new ModuleOffer(module.id(), module.version(), module.path(), module.files(), ordered, findings)
                    .from(module.origin());
        }
    }
}
