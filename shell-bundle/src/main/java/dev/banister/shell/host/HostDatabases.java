package dev.banister.shell.host;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import dev.banister.shell.command.Databases;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The databases that the engine publishes. In command mode the process has only just begun, so a command waits for its
 * database up to a minute; in a shell inside a host it waits a few seconds. Safe for use by several threads.
 */
@Component(service = Databases.class, immediate = true)
public final class HostDatabases implements Databases {

    private static final Duration IN_COMMAND_MODE = Duration.ofSeconds(60);
    /** Service property of databases that are published at once: the names of all of them. */
    private static final String TOGETHER = "banister.databases";

    private static final Comparator<MigrationService> MAIN_FIRST = Comparator.comparing(
                    (MigrationService service) -> !service.database().equals("main"))
            .thenComparing(MigrationService::database);

    private static final Duration IN_A_HOST = Duration.ofSeconds(5);

    /** Several databases appear one after the other: so long after the last one, no further one is expected. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final Object arrival = new Object();
    private final List<MigrationService> services = new CopyOnWriteArrayList<>();
    private volatile Set<String> announced = Set.of();
    private final Duration patience;
    private long lastArrival = System.nanoTime();

    @Activate
    public HostDatabases(BundleContext context) {
        this(CommandMode.isOn(context) ? IN_COMMAND_MODE : IN_A_HOST);
    }

    HostDatabases(Duration patience) {
        this.patience = patience;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addService(MigrationService service, Map<String, Object> properties) {
        synchronized (arrival) {
            services.add(service);
            if (properties.get(TOGETHER) instanceof String[] names) {
                announced = Set.of(names);
            }
            lastArrival = System.nanoTime();
            arrival.notifyAll();
        }
    }

    void removeService(MigrationService service) {
        services.remove(service);
    }

    @Override
    public List<MigrationService> all() {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (arrival) {
            while (services.isEmpty() || !names().containsAll(announced)) {
                long left = deadline - System.nanoTime();
                if (left <= 0 && services.isEmpty()) {
                    return List.of(another(Optional.empty()));
                }
                if (left <= 0) {
                    break;
                }
                awaitArrival(left);
            }
        }
        return services.stream().sorted(MAIN_FIRST).toList();
    }

    @Override
    public List<String> names() {
        return services.stream()
                .map(MigrationService::database)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public MigrationService get(Optional<String> name) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (arrival) {
            while (true) {
                Optional<MigrationService> wanted = named(name.orElse("main"));
                if (wanted.isPresent()) {
                    return wanted.get();
                }
                long now = System.nanoTime();
                long settled = lastArrival + SETTLED.toNanos();
                boolean complete = !services.isEmpty() && settled - now <= 0;
                if (complete || deadline - now <= 0) {
                    return another(name);
                }
                awaitArrival((services.isEmpty() ? deadline : Math.min(deadline, settled)) - now);
            }
        }
    }

    /** Returns early at any arrival, and now and then for no reason: the caller looks again. */
    @SuppressWarnings("WaitNotInLoop")
    private void awaitArrival(long nanos) {
        try {
            arrival.wait(Math.max(1, Duration.ofNanos(nanos).toMillis()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw none("the command was stopped while it waited for the database");
        }
    }

    private Optional<MigrationService> named(String name) {
        return services.stream()
                .filter(service -> service.database().equals(name))
                .findFirst();
    }

    /** The one that is wanted is not there. */
    private MigrationService another(Optional<String> name) {
        List<String> names = names();
        if (names.isEmpty()) {
            throw none("the host has no database after " + patience.toSeconds() + " s");
        }
        if (name.isEmpty() && names.size() == 1) {
            return services.get(0);
        }
        String text = name.map(wanted -> "the host has no database '" + wanted + "'")
                .orElse("the host has several databases and none is called main");
        throw new UsageException(
                finding(text, "name one with --database").because("there are: " + String.join(", ", names)));
    }

    private static DatabaseUnreachableException none(String text) {
        return new DatabaseUnreachableException(finding(
                text, "see whether conf/ configures one (dev.banister.database-NAME.cfg), and look into the log"));
    }

    private static Finding finding(String text, String remedy) {
        return Finding.of(FindingCodes.NO_DATABASE, Severity.ERROR, Place.host(), text, remedy);
    }
}
