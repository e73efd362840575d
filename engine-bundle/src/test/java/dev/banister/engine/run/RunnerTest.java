package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.FileDatabase;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.history.HistorySnapshot;
import dev.banister.engine.lease.LeaseTiming;
import dev.banister.engine.plan.MigrationPlan;
import dev.banister.engine.plan.Planner;
import dev.banister.engine.script.ScriptReader;
import dev.banister.engine.script.ScriptSyntax;
import dev.banister.engine.script.TimeLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

class RunnerTest {

    private static final ModuleId A = new ModuleId("a");
    private static final String ENDLESS = "SYSTEM_RANGE(1, 1000000) a, SYSTEM_RANGE(1, 1000000) b";
    private static final List<String> FIRST_DONE = List.of("1 0");

    @TempDir
    Path folder;

    private FileDatabase database;
    private StopSignal stop;
    private final List<Finding> refused = new ArrayList<>();

    @BeforeEach
    void open() {
        database = new FileDatabase(folder);
        stop = new StopSignal();
    }

    private Runner runner() {
        RunSettings settings = new RunSettings(
                "", Map.of(), Optional.empty(), "banister_", LeaseTiming.DEFAULT, TimeLimits.NONE, "ada", "here");
        return new Runner(database.dataSource(), settings, stop);
    }

    private static OfferedScript sql(ScriptId id, String text) {
        return new OfferedScript.Sql(
                id,
                new ScriptReader(ScriptSyntax.H2)
                        .read(Place.of(id), "s.up.sql", text.getBytes(StandardCharsets.UTF_8))
                        .script()
                        .orElseThrow(),
                Optional.empty());
    }

    /** One module with a group for each script. */
    private static Catalog catalog(OfferedScript... scripts) {
        List<OfferedGroup> groups = new ArrayList<>();
        for (OfferedScript script : scripts) {
            groups.add(new OfferedGroup(
                    script.id().group(), List.of(script), List.of(), List.of(), List.of(), Optional.empty()));
        }
        return new Catalog(List.of(new OfferedModule(A, ModuleVersion.ZERO, groups)), List.of(), "catalog");
    }

    private static ScriptId script(int number) {
        return GroupId.parse("a/00" + number + "_g").script("s");
    }

    private static MigrationPlan up(Catalog catalog) {
        return new Planner(catalog, HistorySnapshot.EMPTY).plan(PlanRequest.up());
    }

    @Test
    void takesBackWhatItSaidOfAScriptThatAStopLeavesUnbegun() throws SQLException {
        Catalog catalog =
                catalog(sql(script(1), "CREATE TABLE one (id INT)"), sql(script(2), "CREATE TABLE two (id INT)"));

        RunReport report = runner().run(up(catalog), catalog, module -> true, new RunListener() {
            @Override
            public void stepFinished(Outcome outcome) {
                stop.stop();
            }
        });

        assertThat(RunFixture.results(report)).containsExactly(Outcome.Result.DONE, Outcome.Result.SKIPPED);
        assertThat(database.column("SELECT group_name || ' ' || state FROM banister_history"))
                .containsExactly("001_g APPLIED");
    }

    @Test
    void beginsNoOtherScriptOnceItsListenerWantsItToStop() throws SQLException {
        Catalog catalog =
                catalog(sql(script(1), "CREATE TABLE one (id INT)"), sql(script(2), "CREATE TABLE two (id INT)"));
        List<Outcome> ended = new ArrayList<>();

        RunReport report = runner().run(up(catalog), catalog, module -> true, new RunListener() {
            @Override
            public void stepFinished(Outcome outcome) {
                ended.add(outcome);
            }

            @Override
            public boolean stopRequested() {
                return !ended.isEmpty();
            }
        });

        assertThat(RunFixture.results(report)).containsExactly(Outcome.Result.DONE, Outcome.Result.SKIPPED);
        assertThat(RunFixture.finding(report, Outcome.Result.SKIPPED).reasons())
                .containsExactly("the run was stopped before it");
        assertThat(database.column("SELECT group_name || ' ' || state FROM banister_history"))
                .containsExactly("001_g APPLIED");
    }

    @Test
    void waitsForTheLeaseNoLongerThanItsListenerWants() throws SQLException {
        Catalog catalog = catalog(sql(script(1), "CREATE TABLE one (id INT)"));
        MigrationPlan plan = up(catalog);
        RunListener impatient = new RunListener() {
            @Override
            public boolean stopRequested() {
                return true;
            }
        };

        runner().run(plan, catalog, module -> true, new RunListener() {
            @Override
            public void runStarted(Plan started) {
                assertThatThrownBy(() -> runner().run(plan, catalog, module -> true, impatient))
                        .isInstanceOfSatisfying(
                                RefusedException.class,
                                e -> refused.add(e.findings().get(0)));
            }
        });

        assertThat(refused)
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(FindingCodes.LEASE_HELD))
                .satisfies(finding ->
                        assertThat(finding.reasons()).contains("this run was asked to stop while it waited"));
    }

    @Test
    void marksInTheLogWhatItsListenerIsToldToo() throws SQLException {
        Catalog catalog =
                catalog(sql(script(1), "CREATE TABLE one (id INT)"), sql(script(2), "INSERT INTO none VALUES (1)"));
        Logger log = (Logger) LoggerFactory.getLogger(Runner.class);
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        log.addAppender(events);
        try {
            runner().run(up(catalog), catalog, module -> true, RunListener.NONE);
        } finally {
            log.detachAppender(events);
        }

        assertThat(events.list)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getMarkerList())
                        .extracting(Marker::getName)
                        .containsExactly("told"));
    }

    @Test
    void hasSaidOfTheNextScriptThatItIsInFlightByTheTimeOneIsReportedDone() throws SQLException {
        Catalog catalog =
                catalog(sql(script(1), "CREATE TABLE one (id INT)"), sql(script(2), "CREATE TABLE two (id INT)"));
        List<String> seen = new ArrayList<>();

        runner().run(up(catalog), catalog, module -> true, new RunListener() {
            @Override
            public void stepFinished(Outcome outcome) {
                seen.add(String.join(
                        ", ",
                        database.column("SELECT group_name || ' ' || state || ' ' || in_flight FROM banister_history"
                                + " ORDER BY sequence")));
            }
        });

        assertThat(seen).containsExactly("001_g APPLIED 0, 002_g APPLYING 1", "001_g APPLIED 0, 002_g APPLIED 0");
    }

    @Test
    void stopsBeforeItWritesAnythingOnceTheLeaseIsLost() throws SQLException {
        database.execute("CREATE TABLE t (id INT)");
        Catalog catalog = catalog(
                sql(script(1), "CREATE TABLE one (id INT)"),
                sql(script(2), "INSERT INTO t VALUES (1)"),
                sql(script(3), "CREATE TABLE three (id INT)"));

        RunReport report = runner().run(up(catalog), catalog, module -> true, new RunListener() {
            @Override
            public void stepFinished(Outcome outcome) {
                if (outcome.result() == Outcome.Result.DONE) {
                    database.execute("UPDATE banister_lease SET token = token + 1");
                }
            }
        });

        assertThat(RunFixture.results(report))
                .containsExactly(Outcome.Result.DONE, Outcome.Result.FAILED, Outcome.Result.SKIPPED);
        assertThat(RunFixture.finding(report, Outcome.Result.FAILED).code()).isEqualTo(FindingCodes.LEASE_LOST);
        assertThat(database.column("SELECT id FROM t")).isEmpty();
        assertThat(database.column("SELECT group_name FROM banister_history")).containsExactly("001_g");
        assertThat(database.hasTable("THREE")).isFalse();
    }

    @Test
    @Timeout(60)
    void cancelsTheStatementThatAStopDoesNotWaitForAndSaysHowFarTheScriptIs() throws SQLException {
        Catalog catalog = catalog(sql(
                script(1), "CREATE TABLE one (id BIGINT);\nINSERT INTO one SELECT COUNT(*) FROM " + ENDLESS + ";\n"));
        Thread stopping = new Thread(() -> {
            while (!FIRST_DONE.equals(done())) {
                LockSupport.parkNanos(10_000_000);
            }
            stop.cancel();
        });
        stopping.setDaemon(true);

        RunReport report = runner().run(up(catalog), catalog, module -> true, new RunListener() {
            @Override
            public void stepStarted(Step step, int number) {
                stopping.start();
            }
        });

        Finding finding = RunFixture.finding(report, Outcome.Result.FAILED);
        assertThat(finding.text()).isEqualTo("the run was stopped in the middle of the script");
        assertThat(finding.place().toString()).endsWith("s.up.sql:2, statement 2");
        assertThat(finding.reasons())
                .startsWith("statements done: 1", "the statement that ran was cancelled")
                .anyMatch(reason -> reason.startsWith("statement: INSERT INTO one"));
        assertThat(database.column("SELECT state || ' ' || statements_done || ' ' || in_flight FROM banister_history"))
                .containsExactly("APPLY_FAILED 1 0");
        assertThat(database.column("SELECT id FROM one")).isEmpty();
    }

    private List<String> done() {
        return database.hasTable("ONE")
                ? database.column("SELECT statements_done || ' ' || in_flight FROM banister_history")
                : List.of();
    }

    @Test
    void refusesAPlanThatTheCatalogHasMovedOnFrom() {
        Catalog planned = catalog(sql(script(1), "CREATE TABLE one (id INT)"));
        Catalog now = new Catalog(planned.modules(), List.of(), "another");

        assertThatThrownBy(() -> runner().run(up(planned), now, module -> true, RunListener.NONE))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.STALE_PLAN));
        assertThat(database.hasTable("ONE")).isFalse();
        assertThat(database.column("SELECT holder FROM banister_lease")).containsExactly("");
    }
}
