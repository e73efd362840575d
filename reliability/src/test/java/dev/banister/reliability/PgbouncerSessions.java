package dev.banister.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.FindingCodes;
import dev.banister.engine.Banister;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run and other applications see of each other in the two sessions that they share. */
@Timeout(120)
class PgbouncerSessions {

    private static final int SESSIONS = 2;

    private static TestServer pooler;

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeAll
    static void start() {
        pooler = TestServer.startPgbouncer(TestServer.postgresql(), SESSIONS, Duration.ofMinutes(5));
    }

    @AfterAll
    static void stop() {
        if (pooler != null) {
            pooler.close();
        }
    }

    @BeforeEach
    void open() {
        database = pooler.newDatabase();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private RunReport run(String... scripts) throws IOException {
        MigrationService migrations = Banister.on(database.dataSource())
                .modules(module(scripts))
                .historySchema("public")
                .open();
        return migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE);
    }

    private Path module(String... scripts) throws IOException {
        Path module = folder.resolve("module");
        Path manifest = module.resolve("META-INF/MANIFEST.MF");
        Files.createDirectories(manifest.getParent());
        Files.writeString(
                manifest,
                "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: org.example.m\n"
                        + "Bundle-Version: 1.0.0\n");
        for (int i = 0; i < scripts.length; i++) {
            Path script = module.resolve("migrations/2020-01-0" + (i + 1) + "-g/s.up.sql");
            Files.createDirectories(script.getParent());
            Files.writeString(script, scripts[i]);
        }
        return module;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET ROLE pg_read_all_data;",
                "SET SESSION AUTHORIZATION pg_read_all_data;",
                "CREATE SCHEMA x; SET search_path = x; CREATE TABLE here (id int);",
                "SET lock_timeout = '1ms'; SET statement_timeout = '1h'; SET my.own = 'v';",
                "SET TimeZone = 'Asia/Tokyo'; SET IntervalStyle = 'iso_8601';",
                "SELECT set_config('search_path', 'nowhere', false);",
                "CREATE TEMP TABLE t (id int); INSERT INTO t VALUES (1);",
                "PREPARE p AS SELECT 1;",
                "DECLARE c CURSOR WITH HOLD FOR SELECT 1;",
                "LISTEN news;",
                "SELECT pg_advisory_lock(4711);",
                "SELECT pg_advisory_lock(4711); SET search_path = x; PREPARE p AS SELECT 1; SELECT 1 / 0;",
                "-- banister: transaction=false\nSELECT set_config('search_path', 'nowhere', false); CREATE TABLE u (id int);"
            })
    void showsOthersNothingOfWhatAScriptSets(String dirty) throws Exception {
        try (Bystanders others = new Bystanders(database)) {
            others.awaitLooks(20);

            boolean succeeded = run(dirty, "SELECT pg_sleep(0.2);").succeeded();

            others.awaitLooks(20);
            assertThat(succeeded).isEqualTo(!dirty.contains("1 / 0"));
            assertThat(others.surprises()).isEmpty();
        }
    }

    @Test
    void seesNothingOfWhatOthersHaveLeft() throws Exception {
        database.execute("CREATE SCHEMA elsewhere");
        List<Connection> all = new ArrayList<>();
        // As many transactions at once as there are sessions, so that each of them gets one.
        for (int i = 0; i < SESSIONS; i++) {
            all.add(database.dataSource().getConnection());
            all.get(i).setAutoCommit(false);
            execute(all.get(i), "SET search_path = elsewhere, public; SET lock_timeout = '1ms'; SET ROLE NONE");
        }
        for (Connection one : all) {
            one.commit();
            one.close();
        }

        RunReport report = run("CREATE TABLE first (id int);", "CREATE TABLE second (id int);");

        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
        assertThat(database.column("SELECT schemaname || '.' || tablename FROM pg_tables"
                        + " WHERE tablename IN ('first', 'second') ORDER BY tablename"))
                .containsExactly("public.first", "public.second");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void buildsAnIndexBesideATransaction() throws Exception {
        try (Bystanders others = new Bystanders(database)) {
            others.awaitLooks(20);

            RunReport report = run("CREATE TABLE t (id int);\nINSERT INTO t SELECT generate_series(1, 1000);\n"
                    + "CREATE INDEX CONCURRENTLY i ON t (id);\nINSERT INTO t VALUES (1001);\n");

            others.awaitLooks(20);
            assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
            assertThat(database.column("SELECT count(*) FROM pg_index WHERE indexrelid = 'i'::regclass AND indisvalid"))
                    .containsExactly("1");
            assertThat(database.column("SELECT count(*) FROM t")).containsExactly("1001");
            assertThat(others.surprises()).isEmpty();
        }
    }

    @Test
    void refusesAScriptThatNeedsOneSessionForSeveralTransactions() throws Exception {
        RunReport report = run(
                "CREATE TABLE t (id int);\nSET search_path = elsewhere;\nCREATE INDEX CONCURRENTLY i ON public.t (id);\n");

        assertThat(report.succeeded()).isFalse();
        assertThat(report.outcomes().get(0).finding().map(finding -> finding.code()))
                .isEqualTo(Optional.of(FindingCodes.UNSUITABLE_SESSION));
        assertThat(report.outcomes().get(0).finding().orElseThrow().toString())
                .contains("line 2: SET search_path = elsewhere", "line 3: CREATE INDEX CONCURRENTLY");
        assertThat(database.column("SELECT count(*) FROM pg_tables WHERE tablename = 't'"))
                .containsExactly("0");
    }

    /** The driver prepares what it has seen five times under a name, which only one of the sessions knows. */
    @Test
    void worksWithTheDriverAsItIs() throws Exception {
        try (Bystanders others = new Bystanders(database);
                Connection kept = database.dataSource().getConnection()) {
            MigrationService migrations = Banister.on(new KeptDataSource(kept, database.dataSource()))
                    .modules(module("CREATE TABLE t (id int);"))
                    .open();
            migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE);
            others.awaitLooks(20);

            for (int i = 0; i < 50; i++) {
                assertThat(migrations.modules()).hasSize(1);
                assertThat(migrations.lease()).isEmpty();
                assertThat(migrations.history(Optional.empty(), 0)).hasSize(1);
            }
            assertThat(others.surprises()).isEmpty();
        }
    }
}
