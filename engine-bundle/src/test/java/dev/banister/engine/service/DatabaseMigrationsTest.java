package dev.banister.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.Step;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.RefusedException;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.engine.FileDatabase;
import dev.banister.engine.catalog.GroupOffer;
import dev.banister.engine.catalog.ModuleFiles;
import dev.banister.engine.catalog.ModuleOffer;
import dev.banister.engine.script.TimeLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseMigrationsTest {

    private static final long DEADLINE = 20;

    @TempDir
    Path folder;

    private FileDatabase database;

    /** Not the common pool: with two processors that may have one thread, and then nothing runs beside anything. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @BeforeEach
    void open() {
        database = new FileDatabase(folder);
    }

    private static final class NoFiles implements ModuleFiles {

        @Override
        public SortedSet<String> below(String path) {
            return new TreeSet<>();
        }

        @Override
        public byte[] read(String path) throws IOException {
            throw new IOException(path);
        }
    }

    /** Ends when it is told to. */
    private static final class Slow extends Migration {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        @Override
        public void up(Database db) throws Exception {
            begun.countDown();
            assertThat(end.await(DEADLINE, TimeUnit.SECONDS)).isTrue();
            db.execute("CREATE TABLE slow (id INT)");
        }
    }

    private static final class Second extends Migration {
        @Override
        public void up(Database db) {
            db.execute("CREATE TABLE quick (id INT)");
        }
    }

    private static ModuleOffers offering(Migration... scripts) {
        List<ModuleOffer> offers = List.of(new ModuleOffer(
                new ModuleId("a"),
                ModuleVersion.ZERO,
                "migrations",
                new NoFiles(),
                List.of(new GroupOffer(
                        "2020-01-01-g", false, List.of(), List.of(), List.of(), Optional.empty(), List.of(scripts))),
                List.of()));
        return () -> offers;
    }

    private DatabaseMigrations migrations(Migration... scripts) {
        return new DatabaseMigrations(database.dataSource(), offering(scripts), DatabaseSettings.DEFAULT);
    }

    @Test
    void letsOneOfTwoRunnersRunAndTheOtherFindItsPlanStale() throws Exception {
        Slow slow = new Slow();
        DatabaseMigrations one = migrations(slow, new Second());
        DatabaseMigrations other = migrations(new Slow(), new Second());
        Plan first = one.plan(PlanRequest.up());
        Plan second = other.plan(PlanRequest.up());
        CompletableFuture<RunReport> running =
                CompletableFuture.supplyAsync(() -> one.run(first, RunListener.NONE), threads);
        assertThat(slow.begun.await(DEADLINE, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<String> waitedFor = new CompletableFuture<>();
        CompletableFuture<RunReport> waiting = CompletableFuture.supplyAsync(
                () -> other.run(second, new RunListener() {
                    @Override
                    public void waiting(LeaseHolder holder) {
                        waitedFor.complete(holder.holder());
                    }
                }),
                threads);
        assertThat(waitedFor.get(DEADLINE, TimeUnit.SECONDS))
                .endsWith("process " + ProcessHandle.current().pid());
        slow.end.countDown();

        assertThat(running.get(DEADLINE, TimeUnit.SECONDS).succeeded()).isTrue();
        assertThatThrownBy(() -> waiting.get(DEADLINE, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.STALE_PLAN));
        assertThat(other.plan(PlanRequest.up()).steps()).isEmpty();
    }

    @Test
    void endsARunAfterItsPresentScriptWhenItIsClosed() throws Exception {
        Slow slow = new Slow();
        DatabaseMigrations migrations = migrations(slow, new Second());
        Plan plan = migrations.plan(PlanRequest.up());
        List<Outcome.Result> told = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<RunReport> running = CompletableFuture.supplyAsync(
                () -> migrations.run(plan, new RunListener() {
                    @Override
                    public void stepFinished(Outcome outcome) {
                        told.add(outcome.result());
                    }
                }),
                threads);
        assertThat(slow.begun.await(DEADLINE, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> closing =
                CompletableFuture.runAsync(() -> migrations.close(Duration.ofMillis(50)), threads);
        // It asks at once, waits, and then asks for an end between two statements; the script has none running.
        closing.get(DEADLINE, TimeUnit.SECONDS);
        slow.end.countDown();
        running.get(DEADLINE, TimeUnit.SECONDS);

        assertThat(told).containsExactly(Outcome.Result.FAILED, Outcome.Result.SKIPPED);
        assertThat(database.hasTable("SLOW")).isFalse();
        assertThat(migrations(new Slow(), new Second()).plan(PlanRequest.up()).steps())
                .hasSize(2);
    }

    @Test
    void leavesADatabaseThatItServesOnlyAfterTheRunOfAnother() throws Exception {
        DatabaseMigrations serving = migrations();
        Slow slow = new Slow();
        Server server = Server.createTcpServer("-tcpPort", "0").start();
        try (Connection open = database.dataSource().getConnection()) {
            assertThat(serving.modules()).hasSize(1);
            DatabaseMigrations guest = new DatabaseMigrations(served(server), offering(slow), DatabaseSettings.DEFAULT);
            Plan plan = guest.plan(PlanRequest.up());
            CompletableFuture<RunReport> running =
                    CompletableFuture.supplyAsync(() -> guest.run(plan, RunListener.NONE), threads);
            assertThat(slow.begun.await(DEADLINE, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> leaving =
                    CompletableFuture.runAsync(() -> serving.close(Duration.ofSeconds(DEADLINE)), threads);

            assertThatThrownBy(() -> leaving.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            slow.end.countDown();
            leaving.get(DEADLINE, TimeUnit.SECONDS);
            assertThat(running.get(DEADLINE, TimeUnit.SECONDS).succeeded()).isTrue();
            assertThat(open.isValid(1)).isTrue();
        } finally {
            server.stop();
        }
    }

    @Test
    void waitsForNobodyWhereTheDatabaseIsServedByAnother() throws Exception {
        Slow slow = new Slow();
        DatabaseMigrations serving = migrations(slow);
        Server server = Server.createTcpServer("-tcpPort", "0").start();
        try (Connection open = database.dataSource().getConnection()) {
            DatabaseMigrations guest = new DatabaseMigrations(served(server), offering(), DatabaseSettings.DEFAULT);
            assertThat(guest.modules()).hasSize(1);
            Plan plan = serving.plan(PlanRequest.up());
            CompletableFuture<RunReport> running =
                    CompletableFuture.supplyAsync(() -> serving.run(plan, RunListener.NONE), threads);
            assertThat(slow.begun.await(DEADLINE, TimeUnit.SECONDS)).isTrue();

            guest.close(Duration.ofMinutes(10));

            assertThat(open.isValid(1)).isTrue();
            slow.end.countDown();
            assertThat(running.get(DEADLINE, TimeUnit.SECONDS).succeeded()).isTrue();
        } finally {
            server.stop();
        }
    }

    private JdbcDataSource served(Server server) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/" + folder.resolve("db"));
        source.setUser("sa");
        return source;
    }

    @Test
    void refusesToRunWhereTheDatabaseIsReadOnly() {
        DatabaseSettings settings =
                new DatabaseSettings("main", false, true, "", Optional.empty(), "banister_", Map.of(), TimeLimits.NONE);
        DatabaseMigrations migrations = new DatabaseMigrations(database.dataSource(), offering(new Second()), settings);
        Plan plan = migrations.plan(PlanRequest.up());

        assertThat(plan.steps()).hasSize(1);
        assertThatThrownBy(() -> migrations.run(plan, RunListener.NONE))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.READ_ONLY));
        assertThat(database.hasTable("BANISTER_HISTORY")).isFalse();
    }

    @Test
    void saysWhereTheDatabaseIsAndNeverThePassword() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:file:" + folder.resolve("none") + ";IFEXISTS=TRUE;PASSWORD=sesame");
        DatabaseMigrations migrations =
                new DatabaseMigrations(nowhere, offering(new Second()), DatabaseSettings.DEFAULT);

        assertThatThrownBy(migrations::modules)
                .isInstanceOf(DatabaseUnreachableException.class)
                .hasMessageContaining("jdbc:h2:file:" + folder.resolve("none"))
                .hasMessageNotContaining("sesame")
                .hasNoCause();
    }

    @Test
    void goesOnWhenAListenerThrows() {
        DatabaseMigrations migrations = migrations(new Second());

        RunReport report = migrations.run(migrations.plan(PlanRequest.up()), new RunListener() {
            @Override
            public void stepStarted(Step step, int number) {
                throw new IllegalStateException("a bad listener");
            }
        });

        assertThat(report.succeeded()).isTrue();
    }
}
