package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.Banister;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mariadb.jdbc.MariaDbDataSource;

/** Runners that are killed in the middle of a script, and what goes on from there. */
@Timeout(180)
class MariadbCrashTest {

    private static final String SCRIPT = "a/2020-01-01-g/s";
    private static final int SCRIPTS = 60;
    private static final int KILL_AFTER = 15;

    @TempDir
    Path folder;

    private Host host;

    @BeforeEach
    void open() {
        host = new Host(TestServer.mariadb().newDatabase(), folder);
    }

    @AfterEach
    void close() {
        host.database().close();
    }

    /** The process that is killed: says each script as it is reported applied. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) throws SQLException {
            MariaDbDataSource dataSource = new MariaDbDataSource(arguments[0]);
            dataSource.setUser(arguments[1]);
            dataSource.setPassword(arguments[2]);
            MigrationService migrations =
                    Banister.on(dataSource).modules(Path.of(arguments[3])).open();
            migrations.run(migrations.plan(PlanRequest.up()), new RunListener() {
                @Override
                public void stepFinished(Outcome outcome) {
                    System.out.println(outcome.result() + " " + outcome.step().script());
                    System.out.flush();
                }
            });
        }
    }

    private Process victim(ModuleFolder module) throws IOException {
        TestDatabase database = host.database();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        module.path().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void kill(Process victim) throws InterruptedException {
        victim.toHandle().destroyForcibly();
        assertThat(victim.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Blocks whoever wants the table, until it is closed. */
    private Connection lock() throws SQLException {
        Connection connection = host.database().dataSource().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLES gate WRITE");
        }
        return connection;
    }

    /** The server lets go of a session's lock last. */
    private void awaitEnd(ModuleFolder module) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (host.states(module).get(SCRIPT) == ScriptState.RUNNING) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            host.column("SELECT SLEEP(0.02)");
        }
    }

    /** Asked through the server, which waits itself where it must. */
    private void awaitProcesses(String like, int count) {
        String sql = "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE db = DATABASE() AND info LIKE '" + like
                + "' AND id <> CONNECTION_ID()";
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!host.column(sql).contains(String.valueOf(count))) {
            assertThat(System.nanoTime()).as("waited for: " + like).isLessThan(deadline);
            host.column("SELECT SLEEP(0.02)");
        }
    }

    @Test
    void goesOnExactlyWhereRowsWereNotCommitted() throws Exception {
        host.database().execute("CREATE TABLE gate (id INT)");
        ModuleFolder a = host.module("a")
                .up(
                        "2020-01-01-g/s",
                        "CREATE TABLE t (id INT);\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);\n"
                                + "INSERT INTO gate VALUES (1);\nCREATE INDEX i ON t (id);");
        try (Connection blocking = lock()) {
            Process victim = victim(a);
            awaitProcesses("/* banister */ INSERT INTO gate%", 1);
            kill(victim);

            // The session lives on at the server, and nobody may come in between.
            assertThat(host.states(a)).containsEntry(SCRIPT, ScriptState.RUNNING);
        }
        awaitProcesses("/* banister */%", 0);
        awaitEnd(a);

        RunReport report = host.up(a);

        assertThat(Host.results(report)).containsExactly(Result.DONE);
        assertThat(host.column("SELECT id FROM t ORDER BY id")).containsExactly("1", "2");
        assertThat(host.column("SELECT id FROM gate")).containsExactly("1");
    }

    @Test
    void goesOnAtTheChangeThatWasUnderWay() throws Exception {
        host.database().execute("CREATE TABLE gate (id INT)");
        ModuleFolder a = host.module("a")
                .up(
                        "2020-01-01-g/s",
                        "CREATE TABLE t (id INT);\nINSERT INTO t VALUES (1);\nALTER TABLE gate ADD COLUMN x INT;\n"
                                + "INSERT INTO t VALUES (2);");
        try (Connection blocking = lock()) {
            Process victim = victim(a);
            awaitProcesses("/* banister */ ALTER TABLE gate%", 1);
            kill(victim);
            assertThat(host.states(a)).containsEntry(SCRIPT, ScriptState.RUNNING);
        }
        awaitProcesses("/* banister */%", 0);
        awaitEnd(a);

        assertThat(host.column("SELECT CONCAT(statements_done, '/', in_flight) FROM banister_history"))
                .containsExactly("2/3");
        assertThat(host.states(a)).containsEntry(SCRIPT, ScriptState.FAILED);
        assertThat(host.up(a).succeeded()).isTrue();
        assertThat(host.column("SELECT id FROM t ORDER BY id")).containsExactly("1", "2");
        assertThat(host.column("SELECT COUNT(x) FROM gate")).containsExactly("0");
    }

    /** A transaction of that kind may not lock what others have changed since it began. */
    @Test
    void aRenewedLeaseDoesNotFailATransactionThatBeganBefore() throws Exception {
        host.database().execute("CREATE TABLE gate (id INT)", "CREATE TABLE t (id INT)");
        TestDatabase right = host.database();
        Host isolated = host.by(right.reachedBy(
                right.url() + "?sessionVariables=innodb_snapshot_isolation=ON", right.user(), right.password()));
        ModuleFolder a = host.module("a").up("2020-01-01-g/s", "SELECT * FROM t;\nINSERT INTO gate VALUES (1);");
        CompletableFuture<RunReport> running;
        try (Connection blocking = lock()) {
            running = CompletableFuture.supplyAsync(() -> isolated.up(a), Moments.THREADS);
            awaitProcesses("/* banister */ INSERT INTO gate%", 1);
            host.database().execute("UPDATE banister_lease SET heartbeat_at = UTC_TIMESTAMP(6)");
        }

        assertThat(Host.results(running.get(60, TimeUnit.SECONDS))).containsExactly(Result.DONE);
        assertThat(host.column("SELECT id FROM gate")).containsExactly("1");
    }

    @Test
    void whatWasReportedAppliedIsThereAndTheRestCanBeApplied() throws Exception {
        ModuleFolder a = manyScripts();
        Process victim = victim(a);

        List<ScriptId> reported = killInTheMiddle(victim);

        assertThat(reported).hasSizeGreaterThanOrEqualTo(KILL_AFTER);
        awaitProcesses("/* banister */%", 0);
        Map<String, ScriptState> states = host.states(a);
        assertThat(reported)
                .allSatisfy(script -> assertThat(states).containsEntry(script.toString(), ScriptState.APPLIED));
        assertThat(states).doesNotContainValue(ScriptState.IN_DOUBT);
        assertThat(host.up(a).succeeded()).isTrue();
        assertThat(host.states(a)).hasSize(SCRIPTS).values().containsOnly(ScriptState.APPLIED);
        for (int i = 0; i < SCRIPTS; i++) {
            assertThat(host.column("SELECT id FROM t" + i + " ORDER BY id")).containsExactly("1", "2");
        }
    }

    private ModuleFolder manyScripts() {
        ModuleFolder a = host.module("a");
        for (int i = 0; i < SCRIPTS; i++) {
            a.up(
                    String.format("%04d_g/s%d", i + 1, i),
                    "CREATE TABLE t" + i + " (id INT);\nINSERT INTO t" + i + " VALUES (1);\nINSERT INTO t" + i
                            + " VALUES (2);\nCREATE INDEX i" + i + " ON t" + i + " (id);");
        }
        return a;
    }

    private static List<ScriptId> killInTheMiddle(Process victim) throws IOException, InterruptedException {
        List<ScriptId> reported = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                if (line.startsWith("DONE ")) {
                    reported.add(ScriptId.parse(line.substring("DONE ".length())));
                }
                if (reported.size() == KILL_AFTER) {
                    victim.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        } finally {
            kill(victim);
        }
        return reported;
    }
}
