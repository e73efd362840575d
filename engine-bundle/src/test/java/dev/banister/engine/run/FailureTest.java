package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTest {

    @TempDir
    Path folder;

    private RunFixture runs;
    private ModuleFolder a;

    @BeforeEach
    void open() {
        runs = new RunFixture(folder);
        a = ModuleFolder.in(folder, "a");
    }

    @Test
    void goesOnAtTheStatementThatFailed() {
        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT);\nINSERT INTO t VALUES (1);\nCREATE TABLE t (id INT);");

        RunReport first = runs.up(a);

        assertThat(RunFixture.results(first)).containsExactly(Result.FAILED);
        assertThat(runs.row("state || ' ' || statements_done", "s")).isEqualTo("APPLY_FAILED 2");
        assertThat(runs.states(a)).containsEntry("a/2020-01-01-g/s", ScriptState.FAILED);

        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT);\nINSERT INTO t VALUES (1);\nCREATE TABLE u (id INT);");
        RunReport second = runs.up(a);

        assertThat(second.succeeded()).isTrue();
        assertThat(runs.database().column("SELECT id FROM t")).containsExactly("1");
        assertThat(runs.database().hasTable("U")).isTrue();
        assertThat(runs.row("state || ' ' || statements_done", "s")).isEqualTo("APPLIED 3");
    }

    @Test
    void theHistoryAndTheReportTellTheSameTime() {
        a.up("2020-01-01-g/fine", "CREATE TABLE t (id INT);");
        a.up("2020-01-02-g/not", "CREATE TABLE u (id INT);\nCREATE TABLE t (id INT);");

        RunReport report = runs.up(a);

        List<Long> told = report.outcomes().stream()
                .map(outcome -> outcome.duration().toMillis())
                .toList();
        assertThat(told).hasSize(2);
        assertThat(runs.open(a).history(Optional.empty(), 0).stream()
                        .sorted(Comparator.comparingLong(HistoryEvent::sequence))
                        .map(event -> event.duration().toMillis()))
                .isEqualTo(told);
    }

    @Test
    void warnsOfAScriptWithoutStatementsUnlessItIsForThisDatabase() {
        a.up("2020-01-01-none/empty", "-- a/2020-01-01-none/empty: what changes.\n");
        a.up("2020-01-02-some/full", "CREATE TABLE t (id INT);");
        a.file("migrations/2020-01-03-other/other.up.h2.sql", "-- nothing to do here\n");

        List<Finding> before = runs.open(a).plan(PlanRequest.up()).findings();
        runs.up(a);

        assertThat(before)
                .extracting(Finding::code, finding -> finding.place().toString())
                .containsExactly(tuple(
                        FindingCodes.NO_STATEMENTS,
                        "a/2020-01-01-none/empty, migrations/2020-01-01-none/empty.up.sql"));
        assertThat(runs.open(a).plan(PlanRequest.up()).findings()).isEmpty();
    }

    @Test
    void rollsBackTheRowsThatCameBeforeAStatementThatCannotBeParsed() {
        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT);\nINSERT INTO t VALUES (1);\nCREAT TABLE u (id INT);");

        runs.up(a);

        assertThat(runs.row("state || ' ' || statements_done", "s")).isEqualTo("APPLY_FAILED 1");
        assertThat(runs.database().column("SELECT id FROM t")).isEmpty();

        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT);\nINSERT INTO t VALUES (1);\nCREATE TABLE u (id INT);");
        runs.up(a);

        assertThat(runs.database().column("SELECT id FROM t")).containsExactly("1");
    }

    @Test
    void rollsBackRowsThatFailTogether() {
        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT PRIMARY KEY);");
        a.up("2020-01-02-g/rows", "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);\nINSERT INTO t VALUES (1);");

        RunReport report = runs.up(a);

        assertThat(RunFixture.results(report)).containsExactly(Result.DONE, Result.FAILED);
        assertThat(runs.database().column("SELECT id FROM t")).isEmpty();
        assertThat(runs.row("state || ' ' || statements_done", "rows")).isEqualTo("APPLY_FAILED 0");
    }

    @Test
    void commitsEveryStatementOnItsOwnWhereAScriptAsksForNoTransaction() {
        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT PRIMARY KEY);");
        a.up(
                "2020-01-02-g/rows",
                "-- banister: transaction=false\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);\nINSERT INTO t VALUES (1);");

        runs.up(a);

        assertThat(runs.database().column("SELECT id FROM t ORDER BY id")).containsExactly("1", "2");
        assertThat(runs.row("state || ' ' || statements_done", "rows")).isEqualTo("APPLY_FAILED 2");
    }

    @Test
    void refusesToGoOnWhereWhatIsDoneWasEdited() {
        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT);\nCREATE TABLE missing.u (id INT);");
        runs.up(a);

        a.up("2020-01-01-g/s", "CREATE TABLE t (id BIGINT);\nCREATE TABLE u (id INT);");
        RunReport report = runs.up(a);

        Finding finding = RunFixture.finding(report, Result.FAILED);
        assertThat(finding.text()).isEqualTo("has executed this statement already, and it was edited since");
        assertThat(finding.reasons())
                .containsExactly(
                        "executed then, line 1: CREATE TABLE t (id INT)",
                        "in the file now, line 1: CREATE TABLE t (id BIGINT)");
        assertThat(runs.database().hasTable("U")).isFalse();
    }

    @Test
    void namesFileLineStatementAndTheDatabasesOwnMessage() {
        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT);\n\n-- a remark\nINSERT INTO nowhere VALUES (1);");

        Finding finding = RunFixture.finding(runs.up(a), Result.FAILED);

        assertThat(finding.code()).isEqualTo(FindingCodes.SCRIPT_FAILED);
        assertThat(finding.place()).hasToString("a/2020-01-01-g/s, migrations/2020-01-01-g/s.up.sql:4, statement 2");
        assertThat(finding.text()).isEqualTo("the database refused a statement: Table \"NOWHERE\" not found [42102]");
        assertThat(finding.reasons())
                .containsExactly("statement: INSERT INTO nowhere VALUES (1)", "statements of the script that stand: 1");
        assertThat(runs.open(a).history(Optional.empty(), 1)).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(HistoryEvent.Kind.APPLY_FAILED);
            assertThat(event.note()).contains("NOWHERE");
        });
    }

    @Test
    void stopsTheModuleAndWhatRequiresItWhileOthersGoOn() {
        a.up("2020-01-01-g/s", "CREATE TABLE missing.t (id INT);").up("2020-01-05-h/s", "CREATE TABLE a5 (id INT);");
        ModuleFolder b = ModuleFolder.in(folder, "b")
                .up("2020-01-02-g/s", "CREATE TABLE b2 (id INT);")
                .requires("2020-01-02-g", "a/2020-01-01-g");
        ModuleFolder c = ModuleFolder.in(folder, "c").up("2020-01-03-g/s", "CREATE TABLE c3 (id INT);");

        RunReport report = runs.up(a, b, c);

        assertThat(RunFixture.results(report))
                .containsExactly(Result.FAILED, Result.SKIPPED, Result.DONE, Result.SKIPPED);
        assertThat(RunFixture.finding(report, Result.SKIPPED).reasons()).containsExactly("a/2020-01-01-g/s failed");
        assertThat(runs.database().hasTable("C3")).isTrue();
        assertThat(runs.database().hasTable("B2")).isFalse();
        assertThat(runs.database().hasTable("A5")).isFalse();
    }

    @Test
    void goesOnWithADownAtTheStatementThatFailed() {
        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT);\nCREATE TABLE u (id INT);")
                .down("2020-01-01-g/s", "DROP TABLE u;\nDROP TABLE missing.t;");
        runs.up(a);

        RunReport first = runs.down("a", a);

        assertThat(RunFixture.results(first)).containsExactly(Result.FAILED);
        assertThat(runs.row("state || ' ' || statements_done", "s")).isEqualTo("REVERT_FAILED 1");

        a.down("2020-01-01-g/s", "DROP TABLE u;\nDROP TABLE t;");
        RunReport second = runs.down("a", a);

        assertThat(second.succeeded()).isTrue();
        assertThat(runs.row("state", "s")).isEqualTo("none");
        assertThat(runs.database().hasTable("T")).isFalse();
    }

    @Test
    void leavesAScriptAppliedWhoseDownFailedBeforeItDidAnything() {
        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT);").down("2020-01-01-g/s", "DROP TABLE missing.t;");
        runs.up(a);

        runs.down("a", a);

        assertThat(runs.row("state || ' ' || statements_done", "s")).isEqualTo("APPLIED 1");
        assertThat(runs.open(a).history(Optional.empty(), 1))
                .extracting(HistoryEvent::kind)
                .containsExactly(HistoryEvent.Kind.REVERT_FAILED);
    }

    @Test
    void keepsWhatADownStillNeedsWhenADependentsDownFails() {
        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT);").down("2020-01-01-g/s", "DROP TABLE t;");
        ModuleFolder b = ModuleFolder.in(folder, "b")
                .up("2020-01-02-g/s", "CREATE TABLE b2 (id INT);")
                .down("2020-01-02-g/s", "DROP TABLE missing.b2;")
                .requires("2020-01-02-g", "a/2020-01-01-g");
        runs.up(a, b);

        RunReport report = RunFixture.run(
                runs.open(a, b), PlanRequest.down(new ModuleId("a")).cascade());

        assertThat(RunFixture.results(report)).containsExactly(Result.FAILED, Result.SKIPPED);
        assertThat(runs.database().hasTable("T")).isTrue();
    }

    @Test
    void saysWhichPlaceholderIsNotConfiguredBeforeAnythingRuns() {
        a.up(
                "2020-01-01-g/s",
                "-- banister: placeholders=on\nCREATE TABLE t (id INT);\nCREATE TABLE ${nobody} (id INT);");

        Finding finding = RunFixture.finding(runs.up(a), Result.FAILED);

        assertThat(finding.text())
                .isEqualTo("the placeholder ${nobody} is not configured, and nothing of the script was run");
        assertThat(finding.reasons()).containsExactly("configured: prefix");
        assertThat(runs.database().hasTable("T")).isFalse();
    }
}
