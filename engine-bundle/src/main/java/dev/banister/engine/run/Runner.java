package dev.banister.engine.run;

import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.RefusedException;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Dialects;
import dev.banister.engine.dialect.Evidence;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.history.HistoryReading;
import dev.banister.engine.history.HistoryStore;
import dev.banister.engine.history.HistoryWriter;
import dev.banister.engine.history.RunStamp;
import dev.banister.engine.lease.Lease;
import dev.banister.engine.lease.LeaseDesk;
import dev.banister.engine.lease.Patience;
import dev.banister.engine.plan.Basis;
import dev.banister.engine.plan.MigrationPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs plans on one database. It never decides what to run: a plan that the catalog or the history has moved on from is
 * refused. Safe for use by several threads; the lease makes one wait for the other.
 */
public final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final DataSource dataSource;
    private final RunSettings settings;
    private final StopSignal stop;

    /** @param stop ends what is running, and refuses what comes after */
    public Runner(DataSource dataSource, RunSettings settings, StopSignal stop) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.stop = stop;
    }

    /** Our tables, unqualified unless the host has named their schema. */
    public static OurTables tables(Dialect dialect, RunSettings settings) {
        return new OurTables(
                dialect, settings.historySchema().map(dialect::fold), dialect.fold(settings.historyPrefix()));
    }

    /**
     * Runs a plan to its end, or as far as failures let it.
     *
     * @param present is what a module offered at the start still there? A module that is not ends with the script that
     *     runs
     * @throws RefusedException if the lease cannot be had, or the plan is stale; then nothing was run
     * @throws SQLException if the database cannot be worked with at all
     */
    public RunReport run(MigrationPlan plan, Catalog catalog, Predicate<ModuleId> present, RunListener listener)
            throws SQLException {
        Told told = new Told(listener);
        long begun = System.nanoTime();
        String runId = UUID.randomUUID().toString();
        List<Outcome> outcomes;
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                outcomes = new Claimed(connection, runId, present, told).run(plan, catalog);
            } finally {
                giveBack(connection, autoCommit);
            }
        }
        Report report = new Report(runId, plan, outcomes, Duration.ofNanos(System.nanoTime() - begun));
        told.tell(all -> all.runFinished(report));
        return report;
    }

    /** The report of a plan that there is nothing to do for; it costs the database nothing. */
    public static RunReport nothingToDo(MigrationPlan plan, RunListener listener) {
        Told told = new Told(listener);
        Report report = new Report(UUID.randomUUID().toString(), plan, List.of(), Duration.ZERO);
        told.tell(all -> all.runStarted(plan));
        told.tell(all -> all.runFinished(report));
        return report;
    }

    /** To a pool, as it was; a connection that is broken is the pool's business. */
    private static void giveBack(Connection connection, boolean autoCommit) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            LOG.debug("A connection could not be given back as it was", e);
        }
    }

    /** One run on one connection, from the claim of the lease to its release. */
    private final class Claimed {

        private final Connection connection;
        private final Dialect dialect;
        private final HistoryStore store;
        private final int format;
        private final String runId;
        private final Predicate<ModuleId> present;
        private final Told told;

        Claimed(Connection connection, String runId, Predicate<ModuleId> present, Told told) throws SQLException {
            this.connection = connection;
            this.runId = runId;
            this.present = present;
            this.told = told;
            this.dialect = Dialects.of(connection);
            HistoryStore unqualified = new HistoryStore(dialect, tables(dialect, settings));
            HistoryReading reading = unqualified.read(connection);
            this.store = reading.schema().isPresent()
                    ? unqualified.in(reading.schema().get())
                    : unqualified.create(connection);
            this.format = reading.format();
        }

        List<Outcome> run(MigrationPlan plan, Catalog catalog) throws SQLException {
            LeaseDesk desk = new LeaseDesk(dataSource, dialect, store.tables(), format, settings.timing());
            String holder = settings.who() + "@" + settings.host() + ", process "
                    + ProcessHandle.current().pid();
            String session = dialect.sessionIdentity(connection);
            // Else a database that shows a transaction one state of things would show the one from before the wait.
            connection.rollback();
            try (Lease lease = desk.claim(holder, session, new Waiting())) {
                try {
                    return run(plan, catalog, lease, session);
                } finally {
                    rollback();
                }
            }
        }

        /** What holds the lease's row must let go before the lease can be given back. */
        private void rollback() {
            try {
                connection.rollback();
            } catch (SQLException e) {
                LOG.debug("The run's last transaction could not be rolled back", e);
            }
        }

        private List<Outcome> run(MigrationPlan plan, Catalog catalog, Lease lease, String identity)
                throws SQLException {
            dialect.catchUp(connection);
            HistoryReading reading = store.readAsHolder(connection);
            requireFresh(plan, Basis.of(catalog, reading.snapshot()));
            RunStamp stamp = new RunStamp(runId, settings.who(), settings.host());
            RunConnection run = dialect.runConnection(connection, identity);
            boolean ended = false;
            try (Overseer overseer = new Overseer(lease, stop)) {
                store.upgrade(run, lease.fence(), reading);
                Evidence evidence = dialect.evidence(connection);
                HistoryWriter writer = store.writer(run, lease.fence(), stamp, evidence, reading);
                writer.settle(reading.settlements());
                Placeholders placeholders = new Placeholders(settings.tablePrefix(), settings.placeholders());
                RunSession session = new RunSession(
                        run,
                        writer,
                        evidence,
                        lease,
                        stop,
                        overseer,
                        settings.limits(),
                        told,
                        placeholders,
                        settings.tablePrefix());
                ScriptSteps scripts = new ScriptSteps(session, new WorkMaker(session, catalog));
                RecordSteps records =
                        new RecordSteps(writer, catalog, plan.request().because());
                told.tell(all -> all.runStarted(plan));
                List<Outcome> outcomes = new PlanRun(session, scripts, records, present).run(plan.planned());
                ended = outcomes.stream().noneMatch(outcome -> outcome.result() == Outcome.Result.FAILED);
                return outcomes;
            } finally {
                if (!ended) {
                    leaveNothing(run);
                }
                close(run);
            }
        }

        private void requireFresh(MigrationPlan plan, Basis now) throws SQLException {
            if (!now.fingerprint().equals(plan.fingerprint())) {
                throw new StalePlan(plan.basis(), now)
                        .refused(store.events(connection, Optional.empty(), 1).stream()
                                .findFirst());
            }
        }

        /** A script that could not even be recorded as failed has left the session as it was in its middle. */
        private void leaveNothing(RunConnection run) {
            try {
                run.rollback();
                run.endScript(true, Optional.empty());
            } catch (SQLException e) {
                LOG.debug("The session could not be made again as it was", e);
            }
        }

        /** Where the connection broke, what has become of the run is still to be told. */
        private void close(RunConnection run) {
            try {
                run.close();
            } catch (SQLException e) {
                LOG.debug("The run's statements could not be closed", e);
            }
        }

        private final class Waiting implements Patience {

            @Override
            public void waiting(LeaseHolder holder) {
                told.tell(all -> all.waiting(holder));
            }

            @Override
            public boolean pause(Duration time) {
                return !told.stopRequested() && stop.pause(time);
            }
        }
    }
}
