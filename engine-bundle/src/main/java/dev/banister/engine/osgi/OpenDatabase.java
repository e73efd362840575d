package dev.banister.engine.osgi;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Step;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.module.ModuleConstants;
import dev.banister.engine.service.AutoUpgrade;
import dev.banister.engine.service.DatabaseMigrations;
import dev.banister.engine.service.DatabaseModules;
import dev.banister.engine.service.ModuleOffers;
import dev.banister.engine.service.Neighbourhood;
import dev.banister.engine.service.SettlingQueue;
import dev.banister.engine.service.UnavailableMigrations;
import dev.banister.engine.service.WatchedMigrations;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One database of this host while it is open: its front door, and what upgrades it by itself. */
final class OpenDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(15);

    private final WatchedMigrations migrations;
    private final Runnable end;
    private final Duration stopWait;
    private final @Nullable SettlingQueue upgrades;
    private @Nullable ServiceRegistration<MigrationService> registration;
    private boolean closed;

    private OpenDatabase(
            MigrationService migrations,
            Runnable runEnded,
            Runnable end,
            Duration stopWait,
            @Nullable DatabaseUpgrade upgrade) {
        this.migrations = new WatchedMigrations(migrations, runEnded);
        this.end = end;
        this.stopWait = stopWait;
        this.upgrades = upgrade == null ? null : queue(this.migrations, upgrade, stopWait);
    }

    /** What an upgrade by itself needs, or the word that there is something to upgrade. */
    private record DatabaseUpgrade(ModuleOffers modules, Duration settle, boolean on) {}

    /**
     * What a database has around it.
     *
     * @param runEnded is told of every end of a run
     */
    record Host(ModuleOffers modules, Neighbourhood neighbourhood, Runnable runEnded) {}

    /** @param alone is there no person, so that it upgrades by itself if its configuration wants that? */
    static OpenDatabase over(DataSource source, DatabaseOptions options, Host host, boolean alone) {
        String name = options.settings().name();
        ModuleOffers modules = new DatabaseModules(name, host.modules(), host.neighbourhood());
        DatabaseMigrations migrations = new DatabaseMigrations(source, modules, options.settings());
        host.neighbourhood().moveIn(name, options.modules(), migrations::applied);
        DatabaseUpgrade upgrade = alone ? new DatabaseUpgrade(modules, options.settle(), options.autoUpgrade()) : null;
        Duration stopWait = options.stopWait();
        return new OpenDatabase(migrations, host.runEnded(), () -> migrations.close(stopWait), stopWait, upgrade);
    }

    /** Whoever published it has taken it back: the database is out of reach, and nobody has said that it is no more. */
    static DatabaseUnreachableException withdrawn(String name) {
        return new DatabaseUnreachableException(Finding.of(
                FindingCodes.DATABASE_UNREACHABLE,
                Severity.ERROR,
                Place.host(),
                "the data source of the database '" + name + "' is gone",
                "Start the bundle that publishes the DataSource with " + ModuleConstants.DATABASE + "=" + name + "."));
    }

    /** Stands for a database that cannot be used. */
    static OpenDatabase unavailable(String name, Supplier<? extends MigrationException> why) {
        return new OpenDatabase(new UnavailableMigrations(name, why), () -> {}, () -> {}, Duration.ZERO, null);
    }

    private static SettlingQueue queue(WatchedMigrations migrations, DatabaseUpgrade upgrade, Duration stopWait) {
        AutoUpgrade job = new AutoUpgrade(migrations, upgrade.modules(), upgrade.on());
        SettlingQueue[] self = new SettlingQueue[1];
        self[0] = new SettlingQueue("banister-upgrade-" + migrations.database(), upgrade.settle(), stopWait, () -> {
            if (job.run() == AutoUpgrade.Ending.LATER) {
                self[0].tryAgainIn(TRY_AGAIN);
            }
        });
        return self[0];
    }

    /**
     * Opens the front door, once.
     *
     * @param together the names of all databases that are opened at once, for those who want to see all; may be empty
     */
    synchronized void publish(BundleContext engine, Set<String> together) {
        if (registration == null && !closed) {
            Map<String, Object> properties = Map.of(
                    ModuleConstants.DATABASE,
                    migrations.database(),
                    "banister.databases",
                    together.toArray(String[]::new));
            registration =
                    engine.registerService(MigrationService.class, migrations, FrameworkUtil.asDictionary(properties));
        }
    }

    private synchronized void withdraw() {
        closed = true;
        if (registration != null) {
            registration.unregister();
            registration = null;
        }
    }

    /** Modules may have come or gone. */
    void changed() {
        if (upgrades != null) {
            upgrades.changed();
        }
    }

    /** Waits, as long as the configuration says, until no such script runs. */
    void await(Predicate<Step> script) {
        if (say(script)) {
            migrations
                    .await(script, stopWait)
                    .ifPresent(step -> LOG.warn(
                            "{}: {} still runs after {} s; its bundle stops nevertheless",
                            migrations.database(),
                            step.script(),
                            stopWait.toSeconds()));
        }
    }

    /** Says what is waited for, if anything. */
    private boolean say(Predicate<Step> script) {
        Optional<Step> running = migrations.await(script, Duration.ZERO);
        running.ifPresent(step -> LOG.info("{}: waiting for the end of {}", migrations.database(), step.script()));
        return running.isPresent();
    }

    /** Lets no further script begin, and waits for the one that runs. */
    @Override
    public void close() {
        withdraw();
        say(step -> true);
        end.run();
        if (upgrades != null) {
            upgrades.close();
        }
    }
}
