package dev.banister.engine.service;

import dev.banister.api.admin.Explanation;
import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.CatalogBuilder;
import dev.banister.engine.catalog.ModuleOffer;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Dialects;
import dev.banister.engine.history.HistoryReading;
import dev.banister.engine.history.HistorySnapshot;
import dev.banister.engine.history.HistoryStore;
import dev.banister.engine.lease.LeaseDesk;
import dev.banister.engine.lease.LeaseRow;
import dev.banister.engine.lease.LeaseTiming;
import dev.banister.engine.plan.MigrationPlan;
import dev.banister.engine.plan.Overview;
import dev.banister.engine.plan.Planner;
import dev.banister.engine.run.GoneTables;
import dev.banister.engine.run.RunSettings;
import dev.banister.engine.run.Runner;
import dev.banister.engine.run.StopSignal;
import dev.banister.engine.script.ScriptReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The migrations of one database. It opens a connection for each question and closes it with the answer; a run is done by
 * the thread that asks for it. What the modules offer is read once for each list that the {@link ModuleOffers} hand out.
 */
public final class DatabaseMigrations implements MigrationService, AutoCloseable {

    /** Under which a run's lines of the log keep the name of the database, for hosts that have several. */
    private static final String LOGGED_DATABASE = "banister.database";

    /** How long {@link #close} waits for the script that is running. */
    public static final Duration DEFAULT_STOP_WAIT = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseMigrations.class);
    private static final Duration CANCELLED = Duration.ofSeconds(5);
    private static final Duration LAST_STATEMENT = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final ModuleOffers offers;
    private final DatabaseSettings settings;
    private final RunSettings runSettings;
    private final StopSignal stop = new StopSignal();
    private final ReadWriteLock runs = new ReentrantReadWriteLock();
    private final Runner runner;
    private final Guests guests;
    private final AtomicBoolean left = new AtomicBoolean();

    private volatile @Nullable HistoryStore store;
    private volatile @Nullable Built built;

    /** A catalog, and what it was made of. */
    private record Built(List<ModuleOffer> offers, Dialect dialect, Catalog catalog) {}

    /** What a question is answered from. */
    private record Sight(Catalog catalog, HistoryReading reading) {

        Planner planner() {
            return new Planner(catalog, reading.snapshot(), reading.holder().isPresent());
        }

        Overview overview() {
            return new Overview(catalog, reading.snapshot(), reading.holder().isPresent());
        }
    }

    public DatabaseMigrations(DataSource dataSource, ModuleOffers offers, DatabaseSettings settings) {
        this(dataSource, offers, settings, LeaseTiming.DEFAULT);
    }

    public DatabaseMigrations(
            DataSource dataSource, ModuleOffers offers, DatabaseSettings settings, LeaseTiming timing) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.offers = Objects.requireNonNull(offers, "offers");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.runSettings = new RunSettings(
                settings.tablePrefix(),
                settings.placeholders(),
                settings.historySchema(),
                settings.historyPrefix(),
                timing,
                settings.limits(),
                ThisHost.user(),
                ThisHost.name());
        this.runner = new Runner(dataSource, runSettings, stop);
        this.guests = new Guests(settings.name(), dataSource, this::lease);
    }

    @Override
    public String database() {
        return settings.name();
    }

    @Override
    public boolean confirmsUpgrades() {
        return settings.confirmUpgrades();
    }

    @Override
    public boolean readOnly() {
        return settings.readOnly();
    }

    @Override
    public Plan plan(PlanRequest request) {
        MigrationPlan plan = seen(sight -> sight.planner().plan(request));
        boolean wantsAll = request.module().isEmpty() && request.action() != PlanRequest.Action.DOWN;
        // Who asks for all that there is must hear of modules that could not even be looked into.
        return wantsAll ? plan.with(offers.findings()) : plan;
    }

    @Override
    public List<ModuleStatus> modules() {
        return seen(sight -> sight.overview().modules());
    }

    @Override
    public List<ScriptStatus> scripts() {
        return seen(sight -> sight.overview().scripts());
    }

    @Override
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(seen(sight -> sight.overview().findings()));
        all.addAll(connected(this::differences));
        if (!settings.tablePrefix().isEmpty()) {
            all.addAll(seen(sight -> UnprefixedScripts.among(sight.catalog(), settings.tablePrefix())));
        }
        all.addAll(offers.findings());
        return List.copyOf(all);
    }

    private List<Finding> differences(Connection connection) throws SQLException {
        HistoryStore history = store(connection);
        HistoryReading reading = history.read(connection);
        if (reading.schema().isEmpty()) {
            return List.of();
        }
        List<Finding> differences = new ArrayList<>(history.differences(connection));
        if (reading.holder().isEmpty() && reading.format() == LeaseRow.FORMAT) {
            Catalog catalog = catalog(history.dialect());
            differences.addAll(new GoneTables(history, catalog, reading.snapshot()).findings(connection));
        }
        return differences;
    }

    @Override
    public Explanation why(String subject) {
        return seen(sight -> sight.overview().why(subject));
    }

    @Override
    public List<HistoryEvent> history(Optional<ModuleId> module, int limit) {
        return connected(connection -> store(connection).events(connection, module, limit));
    }

    /** What is applied. */
    public HistorySnapshot applied() {
        return connected(connection -> store(connection).read(connection).snapshot());
    }

    @Override
    public RunReport run(Plan plan, RunListener listener) {
        if (!(plan instanceof MigrationPlan ours)) {
            throw new IllegalArgumentException("the plan was not made by this service");
        }
        if (ours.refused()) {
            throw new RefusedException(ours.findings());
        }
        if (ours.planned().isEmpty()) {
            return Runner.nothingToDo(ours, listener);
        }
        requireWritable();
        runs.readLock().lock();
        try (MDC.MDCCloseable named = MDC.putCloseable(LOGGED_DATABASE, settings.name())) {
            ModulePresence present = ModulePresence.from(offers);
            Catalog catalog = connected(connection -> catalog(store(connection).dialect()));
            return runner.run(ours, catalog, present, listener);
        } catch (SQLException e) {
            throw trouble(e);
        } finally {
            runs.readLock().unlock();
        }
    }

    @Override
    public Optional<LeaseHolder> lease() {
        return connected(this::lease);
    }

    private Optional<LeaseHolder> lease(Connection connection) throws SQLException {
        Optional<LeaseDesk> desk = desk(connection);
        return desk.isPresent() ? desk.get().look(connection) : Optional.empty();
    }

    @Override
    public void releaseLease(LeaseHolder holder) {
        requireWritable();
        try (Connection connection = dataSource.getConnection()) {
            Optional<LeaseDesk> desk = desk(connection);
            if (desk.isPresent()) {
                desk.get().release(connection, holder);
            }
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** There is none before the first run. */
    private Optional<LeaseDesk> desk(Connection connection) throws SQLException {
        HistoryStore history = store(connection);
        HistoryReading reading = history.read(connection);
        return reading.schema()
                .map(schema -> new LeaseDesk(
                        dataSource,
                        history.dialect(),
                        history.in(schema).tables(),
                        reading.format(),
                        runSettings.timing()));
    }

    private void requireWritable() {
        if (settings.readOnly()) {
            throw new RefusedException(Finding.of(
                            FindingCodes.READ_ONLY,
                            Severity.ERROR,
                            Place.host(),
                            "the database is set to read-only, and nothing was run",
                            "Switch 'read-only' off where the database is configured, as in"
                                    + " conf/dev.banister.database-" + settings.name()
                                    + ".cfg, run the command again, and switch it on.")
                    .because("database: " + settings.name()));
        }
    }

    private <T> T seen(Function<Sight, T> question) {
        return question.apply(connected(connection -> {
            HistoryStore history = store(connection);
            HistoryReading reading = history.read(connection);
            if (history.tables().schema().isEmpty()) {
                store = reading.schema().map(history::in).orElse(history);
            }
            return new Sight(catalog(history.dialect()), reading);
        }));
    }

    /** Kept, so that the driver is asked for its product once, and our tables are qualified once they were found. */
    private HistoryStore store(Connection connection) throws SQLException {
        HistoryStore known = store;
        if (known == null) {
            Dialect dialect = Dialects.of(connection);
            known = new HistoryStore(dialect, Runner.tables(dialect, runSettings));
            store = known;
        } else {
            known.dialect().makeReady(connection);
        }
        return known;
    }

    private Catalog catalog(Dialect dialect) {
        List<ModuleOffer> current = offers.current();
        Built last = built;
        if (last == null || last.offers() != current || !last.dialect().equals(dialect)) {
            CatalogBuilder builder = new CatalogBuilder(new ScriptReader(dialect.scriptSyntax()), dialect.variants());
            last = new Built(current, dialect, builder.build(current));
            built = last;
        }
        return last.catalog();
    }

    private <T> T connected(DatabaseAccess.Work<T> work) {
        return new DatabaseAccess(settings.name(), dataSource).ask(work, this::knownDialect);
    }

    private MigrationException trouble(SQLException e) {
        DatabaseTrouble trouble = new DatabaseTrouble(settings.name(), dataSource);
        Optional<String> schema = settings.historySchema()
                .filter(named -> knownDialect()
                        .filter(dialect -> dialect.isMissingTable(e))
                        .isPresent());
        return schema.isPresent() ? trouble.missingSchema(schema.get(), e) : trouble.of(e, knownDialect());
    }

    private Optional<Dialect> knownDialect() {
        return Optional.ofNullable(store).map(HistoryStore::dialect);
    }

    /**
     * As {@link #close()}.
     *
     * @param wait for the script that is running, and for other processes' that need this one; after that the run ends with
     *     the statement that is running
     */
    public void close(Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        stop.stop();
        if (!ended(wait)) {
            LOG.warn(
                    "{}: a script has not ended after {} s; the run ends after its present statement",
                    settings.name(),
                    wait.toSeconds());
            stop.stopAtOnce();
            if (!ended(LAST_STATEMENT)) {
                LOG.warn(
                        "{}: a statement has not ended after {} s more; it is cancelled",
                        settings.name(),
                        LAST_STATEMENT.toSeconds());
                stop.cancel();
                if (!ended(CANCELLED)) {
                    LOG.warn("{}: the statement goes on; its script may be in doubt if it is cut", settings.name());
                }
            }
        }
        if (!left.getAndSet(true)) {
            // What nobody has asked anything of was not opened either.
            knownDialect()
                    .ifPresent(dialect ->
                            guests.awaitEnd(dialect, Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
        }
    }

    private boolean ended(Duration wait) {
        try {
            boolean ended = runs.writeLock().tryLock(wait.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                runs.writeLock().unlock();
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends what is running after its present script, and lets nothing else begin. May be called more than once. */
    @Override
    public void close() {
        close(DEFAULT_STOP_WAIT);
    }
}
