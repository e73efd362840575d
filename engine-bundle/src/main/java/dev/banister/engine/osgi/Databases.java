package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.UsageException;
import dev.banister.api.module.ModuleConstants;
import dev.banister.engine.service.ModuleFilter;
import dev.banister.engine.service.Neighbourhood;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The databases of this host: every {@link DataSource} that is published with a name, whoever publishes it, and those
 * that are configured and cannot be had. Of two with one name the higher ranking one counts.
 */
@Component(service = Databases.class, immediate = true)
public final class Databases {

    /** Stands before the keys of {@link DatabaseOptions} where they are service properties of a data source. */
    static final String PROPERTY_PREFIX = "banister.";

    private static final Logger LOG = LoggerFactory.getLogger(Databases.class);

    private final BundleContext engine;
    private final FrameworkModules modules;
    private final boolean alone;
    private final ServiceTracker<DataSource, DataSource> tracker;
    private final Map<ServiceReference<DataSource>, DataSource> sources = new HashMap<>();
    private final Map<String, Failure> failures = new HashMap<>();
    private final Set<String> notUsed = ConcurrentHashMap.newKeySet();
    private final Neighbourhood neighbourhood = new Neighbourhood();
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final Runnable onChange = this::modulesChanged;
    private final FrameworkStart start;
    private final StopGuard guard;
    private @Nullable Set<String> awaited;
    private @Nullable Failure unprepared;
    private volatile boolean started;
    private volatile boolean closing;

    private record Failure(Object owner, Supplier<? extends MigrationException> why) {}

    /** @param of the data source or the failure that it was opened for */
    private record Open(Object of, OpenDatabase database) {}

    @Activate
    public Databases(BundleContext engine, @Reference FrameworkModules modules) {
        this.engine = engine;
        this.modules = modules;
        this.alone = RunMode.of(engine) == RunMode.HOST;
        this.awaited = alone ? Set.of() : null;
        this.guard = new StopGuard(engine, this::opened);
        this.tracker = new ServiceTracker<>(engine, named(), new Sources());
        this.start = FrameworkStart.await(engine, this::frameworkStarted);
        guard.open();
        modules.onChange(onChange);
        tracker.open();
    }

    @Deactivate
    void close() {
        closing = true;
        start.close();
        modules.noMoreChange(onChange);
        tracker.close();
        Set.copyOf(open.keySet()).forEach(this::closeDatabase);
        guard.close();
    }

    /** Opens the front doors, all at once, when the databases of these names are there or have failed. */
    synchronized void publish(Set<String> names) {
        awaited = Set.copyOf(names);
        publishIfComplete();
    }

    /** As {@link #publish}, but whatever they are asked, each says only why nothing can be done. */
    synchronized void publishAsFailed(Set<String> names, Supplier<? extends MigrationException> why) {
        unprepared = new Failure(this, why);
        names.forEach(this::decide);
        publish(names);
    }

    /**
     * Takes note of a database that is configured and cannot be had, until it is forgotten.
     *
     * @param owner who says so
     */
    synchronized void unavailable(String name, Object owner, Supplier<? extends MigrationException> why) {
        failures.put(name, new Failure(owner, why));
        decide(name);
    }

    /** Takes note that its configuration was said to be wrong, so that it is said when it is not any more. */
    void notUsed(String name) {
        notUsed.add(name);
    }

    /** Takes back {@link #unavailable}, if it was said by the same owner, or that the data source has gone. */
    synchronized void forget(String name, Object owner) {
        Failure failure = failures.get(name);
        if (failure != null && (failure.owner == owner || failure.owner == this)) {
            failures.remove(name);
            decide(name);
        }
    }

    private static Filter named() {
        try {
            return FrameworkUtil.createFilter(
                    "(&(objectClass=" + DataSource.class.getName() + ")(" + ModuleConstants.DATABASE + "=*))");
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<OpenDatabase> opened() {
        return open.values().stream().map(Open::database).toList();
    }

    private void frameworkStarted() {
        started = true;
        modulesChanged();
    }

    private void modulesChanged() {
        if (started) {
            opened().forEach(OpenDatabase::changed);
        }
    }

    /** Opens what a name now stands for, unless that is open already. */
    private void decide(String name) {
        Optional<Map.Entry<ServiceReference<DataSource>, DataSource>> best = sources.entrySet().stream()
                .filter(source -> name.equals(nameOf(source.getKey())))
                .max(Map.Entry.comparingByKey(ServiceReference::compareTo));
        neighbourhood.found(DoubleSources.among(sources.keySet()));
        Open current = open.get(name);
        if (best.isEmpty() && !closing && current != null && isAnothers(current.of)) {
            failures.putIfAbsent(name, new Failure(this, () -> OpenDatabase.withdrawn(name)));
        }
        Failure failure = unprepared == null ? failures.get(name) : unprepared;
        if (best.isPresent() && unprepared == null) {
            ServiceReference<DataSource> reference = best.get().getKey();
            if (current == null || !current.of.equals(reference)) {
                failures.computeIfPresent(name, (same, said) -> said.owner == this ? null : said);
                replace(name, reference, open(name, reference, best.get().getValue()));
            }
        } else if (failure == null) {
            closeDatabase(name);
            neighbourhood.moveOut(name);
        } else if (current == null || !current.of.equals(failure)) {
            replace(name, failure, unavailable(name, failure));
        }
    }

    /** Is it a data source that somebody else published? What becomes of our own, its configuration says. */
    private boolean isAnothers(Object of) {
        return of instanceof ServiceReference<?> source && !engine.getBundle().equals(source.getBundle());
    }

    private OpenDatabase unavailable(String name, Failure failure) {
        neighbourhood.moveIn(name, ModuleFilter.ALL, () -> {
            throw failure.why.get();
        });
        return OpenDatabase.unavailable(name, failure.why);
    }

    /** What waits for another database may go on now. */
    private void othersChanged(String name) {
        if (started) {
            open.entrySet().stream()
                    .filter(other -> !other.getKey().equals(name))
                    .forEach(other -> other.getValue().database.changed());
        }
    }

    private void replace(String name, Object of, OpenDatabase opened) {
        closeDatabase(name);
        open.put(name, new Open(of, opened));
        publishIfComplete();
        if (started) {
            opened.changed();
        }
        othersChanged(name);
    }

    private OpenDatabase open(String name, ServiceReference<DataSource> reference, DataSource source) {
        ConfigValues values = new ConfigValues(options(reference), reference.toString());
        if (!DatabaseOptions.NAME.matcher(name).matches()) {
            values.problem(ModuleConstants.DATABASE, name, DatabaseOptions.NAME_FORM);
        }
        DatabaseOptions options = DatabaseOptions.read(name, values);
        List<Finding> problems = values.problems();
        if (problems.isEmpty()) {
            if (notUsed.remove(name)) {
                LOG.info("{}: its configuration is in order now, and the database is used", name);
            }
            OpenDatabase.Host host = new OpenDatabase.Host(modules, neighbourhood, () -> othersChanged(name));
            return OpenDatabase.over(source, options, host, alone);
        }
        notUsed(name);
        problems.forEach(problem -> LOG.error("{}: {}; the database is not used", name, problem.text()));
        return unavailable(name, new Failure(reference, () -> new UsageException(problems)));
    }

    private static Map<String, Object> options(ServiceReference<DataSource> source) {
        return Arrays.stream(source.getPropertyKeys())
                .filter(key -> key.startsWith(PROPERTY_PREFIX))
                .collect(Collectors.toMap(key -> key.substring(PROPERTY_PREFIX.length()), source::getProperty));
    }

    static String nameOf(ServiceReference<DataSource> source) {
        String name = String.valueOf(source.getProperty(ModuleConstants.DATABASE));
        return name.isEmpty() ? PoolConfig.MAIN : name;
    }

    private void publishIfComplete() {
        Set<String> names = awaited;
        if (names != null && open.keySet().containsAll(names)) {
            opened().forEach(database -> database.publish(engine, names));
        }
    }

    private void closeDatabase(String name) {
        Open closing = open.remove(name);
        if (closing != null) {
            closing.database.close();
        }
    }

    /** Takes account of data sources as they come and go. */
    private final class Sources implements ServiceTrackerCustomizer<DataSource, DataSource> {

        private final Map<ServiceReference<DataSource>, String> names = new HashMap<>();

        @Override
        public @Nullable DataSource addingService(ServiceReference<DataSource> reference) {
            DataSource source = engine.getService(reference);
            synchronized (Databases.this) {
                if (source != null) {
                    sources.put(reference, source);
                    names.put(reference, nameOf(reference));
                    decide(nameOf(reference));
                }
            }
            return source;
        }

        @Override
        public void modifiedService(ServiceReference<DataSource> reference, DataSource source) {
            synchronized (Databases.this) {
                Set<String> concerned = new HashSet<>(Set.of(nameOf(reference)));
                concerned.add(names.getOrDefault(reference, nameOf(reference)));
                names.put(reference, nameOf(reference));
                // Its options may have changed as well as its name or ranking.
                concerned.forEach(name -> {
                    closeDatabase(name);
                    decide(name);
                });
            }
        }

        @Override
        public void removedService(ServiceReference<DataSource> reference, DataSource source) {
            synchronized (Databases.this) {
                sources.remove(reference);
                String name = names.remove(reference);
                decide(name == null ? nameOf(reference) : name);
            }
            engine.ungetService(reference);
        }
    }
}
