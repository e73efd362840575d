package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import dev.banister.engine.dialect.Dialects;
import dev.banister.testservers.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Runners and sessions that end in the middle of a script. */
@Timeout(120)
class PostgresqlCrashTest {

    private static final String SCRIPT = "a/2020-01-01-g/s";

    @TempDir
    Path folder;

    private final PostgresqlRuns runs = new PostgresqlRuns();

    @AfterEach
    void drop() {
        runs.close();
    }

    /** The process that is killed. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(arguments[0]);
            dataSource.setUser(arguments[1]);
            dataSource.setPassword(arguments[2]);
            MigrationService migrations = PostgresqlRuns.open(dataSource, ModuleFolder.in(Path.of(arguments[3]), "a"));
            migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE);
        }
    }

    private Process victim() throws IOException {
        TestDatabase database = runs.database();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Blocks whoever wants to read the table, until it is closed. */
    private Connection lock() throws SQLException {
        Connection connection = runs.database().dataSource().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE gate");
        }
        return connection;
    }

    /** Asked through the server, which waits itself where it must. */
    private void awaitRow(String sql) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!runs.column(sql).contains("t")) {
            assertThat(System.nanoTime()).as("waited for: " + sql).isLessThan(deadline);
            runs.column("SELECT pg_sleep(0.02)");
        }
    }

    private void awaitBlocked(String query) throws InterruptedException {
        awaitRow("SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%"
                + query + "%' AND datname = current_database())");
    }

    @Test
    void leavesNothingOfAScriptWhoseRunnerIsKilledBetweenStatements() throws Exception {
        runs.database().execute("CREATE TABLE gate (id int)");
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up("2019-01-01-g/before", "CREATE TABLE before (id int);")
                .up("2020-01-01-g/s", "SET lock_timeout = 0; CREATE TABLE t (id int); INSERT INTO gate VALUES (1);");
        Process victim;
        try (Connection blocking = lock()) {
            victim = victim();
            awaitBlocked("INSERT INTO gate");
            victim.toHandle().destroyForcibly();
            assertThat(victim.waitFor(30, TimeUnit.SECONDS)).isTrue();
            blocking.rollback();
        }

        // The next run waits for the session's end, and takes the lease over.
        RunReport report = runs.up(module);

        assertThat(report.succeeded()).isTrue();
        assertThat(RunFixture.results(report)).containsExactly(Result.DONE);
        assertThat(runs.column("SELECT id FROM gate")).containsExactly("1");
        assertThat(runs.column("SELECT script || kind FROM banister_event ORDER BY sequence"))
                .containsExactly("beforeAPPLIED", "sAPPLIED");
    }

    @Test
    void settlesAStatementOutsideATransactionByItself() throws Exception {
        runs.database().execute("CREATE TABLE gate (id int)");
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up(
                        "2020-01-01-g/s",
                        "CREATE TABLE t (id int); CREATE INDEX CONCURRENTLY i ON gate (id);"
                                + " INSERT INTO t VALUES (1);");
        try (Connection blocking = lock()) {
            Process victim = victim();
            awaitBlocked("CREATE INDEX CONCURRENTLY");
            assertThat(runs.states(module)).containsEntry(SCRIPT, ScriptState.RUNNING);
            victim.toHandle().destroyForcibly();
            assertThat(victim.waitFor(30, TimeUnit.SECONDS)).isTrue();
            blocking.rollback();
        }
        awaitRow("SELECT NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE query LIKE '/* banister%'"
                + " AND datname = current_database())");

        assertThat(runs.states(module)).containsEntry(SCRIPT, ScriptState.FAILED);
        assertThat(runs.column("SELECT statements_done || '/' || in_flight FROM banister_history"))
                .containsExactly("1/2");
        assertThat(runs.up(module).succeeded()).isTrue();
        assertThat(runs.column("SELECT id FROM t")).containsExactly("1");
        assertThat(runs.column("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .containsExactly("t");
    }

    @Test
    void saysThatTheConnectionBrokeWhereItsSessionIsTerminated() throws Exception {
        runs.database().execute("CREATE TABLE gate (id int)");
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up("2020-01-01-g/s", "SET lock_timeout = 0; CREATE TABLE t (id int); INSERT INTO gate VALUES (1);");
        CompletableFuture<RunReport> running;
        try (Connection blocking = lock()) {
            running = CompletableFuture.supplyAsync(() -> runs.up(module));
            awaitBlocked("INSERT INTO gate");
            runs.column("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'INSERT INTO gate%'"
                    + " AND datname = current_database()");
            RunReport report = running.get(60, TimeUnit.SECONDS);

            assertThat(RunFixture.finding(report, Result.FAILED).code()).isEqualTo(FindingCodes.DATABASE_UNREACHABLE);
            blocking.rollback();
        }
        assertThat(runs.hasTable("t")).isFalse();
        assertThat(runs.up(module).succeeded()).isTrue();
    }

    /** As behind a pooler, which keeps sessions beyond their clients. */
    @Test
    void takesOverAnExpiredLeaseWhoseSessionRunsNothing() throws SQLException {
        ModuleFolder module = ModuleFolder.in(folder, "a").up("2020-01-01-g/s", "CREATE TABLE t (id int);");
        runs.up(ModuleFolder.in(folder, "b").up("2020-01-01-g/s", "SELECT 1;"));
        try (Connection pooled = runs.database().dataSource().getConnection()) {
            String session = Dialects.of(pooled).sessionIdentity(pooled);
            runs.database()
                    .execute("UPDATE banister_lease SET holder = 'somebody', session = '" + session
                            + "', expires_at = clock_timestamp() - interval '1 second'");

            assertThat(runs.up(module).succeeded()).isTrue();
        }
    }

    @Test
    void runsEachScriptOnceWhereHostsMeetAnEmptyDatabase() throws Exception {
        ModuleFolder module = ModuleFolder.in(folder, "a").up("2020-01-01-g/s", "CREATE TABLE t (id int);");
        List<MigrationService> hosts = List.of(runs.open(module), runs.open(module), runs.open(module));
        List<Plan> plans =
                hosts.stream().map(host -> host.plan(PlanRequest.up())).toList();

        List<CompletableFuture<Boolean>> results = IntStream.range(0, hosts.size())
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> succeeds(hosts.get(i), plans.get(i))))
                .toList();

        List<Boolean> ended = new ArrayList<>();
        for (CompletableFuture<Boolean> result : results) {
            ended.add(result.get(60, TimeUnit.SECONDS));
        }
        assertThat(ended).containsExactlyInAnyOrder(true, false, false);
        assertThat(runs.column("SELECT count(*) FROM banister_event")).containsExactly("1");
    }

    /** Whoever comes second finds that its plan is stale. */
    private static boolean succeeds(MigrationService host, Plan plan) {
        try {
            return host.run(plan, RunListener.NONE).succeeded();
        } catch (RefusedException late) {
            assertThat(late.findings().get(0).code()).isEqualTo(FindingCodes.STALE_PLAN);
            return false;
        }
    }

    @Test
    void rollsAScriptBackWhoseLeaseWasTakenOver() throws Exception {
        runs.database().execute("CREATE TABLE gate (id int)");
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up("2020-01-01-g/s", "SET lock_timeout = 0; CREATE TABLE t (id int); INSERT INTO gate VALUES (1);")
                .up("2020-01-02-g/s", "CREATE TABLE u (id int);");
        CompletableFuture<RunReport> running;
        try (Connection blocking = lock()) {
            running = CompletableFuture.supplyAsync(() -> runs.up(module));
            awaitBlocked("INSERT INTO gate");
            runs.database().execute("UPDATE banister_lease SET token = token + 1");
            blocking.rollback();
        }

        RunReport report = running.get(60, TimeUnit.SECONDS);

        assertThat(RunFixture.finding(report, Result.FAILED).code()).isEqualTo(FindingCodes.LEASE_LOST);
        assertThat(RunFixture.results(report)).containsExactly(Result.FAILED, Result.SKIPPED);
        assertThat(runs.hasTable("t")).isFalse();
        assertThat(runs.column("SELECT count(*) FROM banister_history")).containsExactly("0");
    }
}
