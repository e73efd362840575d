package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways out of a script whose up was edited after it had been applied. */
class ChangedScriptTest {

    private static final ModuleId A = new ModuleId("a");
    private static final String SCRIPT = "a/2020-01-01-g/s";
    private static final String UP = "CREATE TABLE t (id INT);";
    private static final String COLUMNS =
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'T' ORDER BY ordinal_position";

    @TempDir
    Path folder;

    private RunFixture runs;
    private ModuleFolder a;

    @BeforeEach
    void applyAndEdit() {
        runs = new RunFixture(folder);
        a = ModuleFolder.in(folder, "a")
                .up("2020-01-01-g/s", UP)
                .down("2020-01-01-g/s", "DROP TABLE t;\nCREATE TABLE first_down (id INT);");
        runs.up(a);
        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT, name VARCHAR(10));")
                .down("2020-01-01-g/s", "DROP TABLE t;\nCREATE TABLE second_down (id INT);");
    }

    @Test
    void redoTakesItBackWithTheDownThatIsOfferedNowAndAppliesTheNewUp() {
        assertThat(runs.states(a)).containsEntry(SCRIPT, ScriptState.CHANGED);
        MigrationService migrations = runs.open(a);

        Plan plan = migrations.plan(PlanRequest.redo(A));
        RunReport report = RunFixture.run(migrations, PlanRequest.redo(A));

        assertThat(plan.findings())
                .extracting(Finding::text)
                .containsExactly("was changed after it was applied; it is reverted with the down that is offered now");
        assertThat(plan.steps())
                .extracting(Step::action, Step::statements)
                .containsExactly(
                        tuple(Step.Action.REVERT, List.of("DROP TABLE t", "CREATE TABLE second_down (id INT)")),
                        tuple(Step.Action.APPLY, List.of("CREATE TABLE t (id INT, name VARCHAR(10))")));
        assertThat(report.succeeded()).isTrue();
        assertThat(runs.database().column(COLUMNS)).containsExactly("ID", "NAME");
        assertThat(runs.database().hasTable("SECOND_DOWN")).isTrue();
        assertThat(runs.database().hasTable("FIRST_DOWN")).isFalse();
        assertThat(runs.states(a)).containsEntry(SCRIPT, ScriptState.APPLIED);
        assertThat(runs.open(a).findings()).isEmpty();
    }

    @Test
    void restoringTheFileMakesItAppliedAgainWithoutATrace() {
        List<String> before =
                runs.database().column("SELECT CONCAT_WS(' ', state, checksum, sequence) FROM banister_history");
        assertThat(runs.states(a)).containsEntry(SCRIPT, ScriptState.CHANGED);
        assertThat(runs.open(a).plan(PlanRequest.up(A)).refused()).isTrue();

        a.up("2020-01-01-g/s", UP);

        MigrationService migrations = runs.open(a);
        assertThat(RunFixture.states(migrations)).containsEntry(SCRIPT, ScriptState.APPLIED);
        assertThat(migrations.findings()).isEmpty();
        assertThat(migrations.plan(PlanRequest.up()).steps()).isEmpty();
        assertThat(migrations.history(Optional.of(A), 10))
                .extracting(HistoryEvent::kind)
                .containsExactly(HistoryEvent.Kind.APPLIED);
        assertThat(runs.database().column("SELECT CONCAT_WS(' ', state, checksum, sequence) FROM banister_history"))
                .isEqualTo(before);
    }
}
