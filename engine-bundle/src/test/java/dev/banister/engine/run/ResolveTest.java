package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.Finding;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolveTest {

    private static final String SCRIPT = "a/2020-01-01-g/s";

    @TempDir
    Path folder;

    private RunFixture runs;
    private ModuleFolder a;

    @BeforeEach
    void leaveAScriptInDoubt() {
        runs = new RunFixture(folder);
        a = ModuleFolder.in(folder, "a");
        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT);\nCREATE TABLE missing.u (id INT);");
        runs.up(a);
        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT);\nCREATE TABLE u (id INT);");
        // What a runner leaves that dies in the second statement.
        runs.database().execute("UPDATE banister_history SET state = 'APPLYING', in_flight = 2");
    }

    @Test
    void showsWhatADeadRunnerHadInFlightAsInDoubt() {
        assertThat(runs.states(a)).containsEntry(SCRIPT, ScriptState.IN_DOUBT);
    }

    @Test
    void doesNotDoubtRowsThatWereRolledBack() {
        runs.database().execute("UPDATE banister_history SET in_flight = 0");

        assertThat(runs.states(a)).containsEntry(SCRIPT, ScriptState.FAILED);
        assertThat(runs.up(a).succeeded()).isTrue();
        assertThat(runs.database().hasTable("U")).isTrue();
    }

    @Test
    void goesOnAfterAStatementThatWasExecuted() {
        runs.database().execute("CREATE TABLE u (id INT)");

        runs.resolve(SCRIPT, true, a);

        assertThat(runs.states(a)).containsEntry(SCRIPT, ScriptState.FAILED);
        assertThat(runs.up(a).succeeded()).isTrue();
        assertThat(runs.states(a)).containsEntry(SCRIPT, ScriptState.APPLIED);
        assertThat(runs.open(a).history(Optional.empty(), 2))
                .extracting(HistoryEvent::kind)
                .containsExactly(HistoryEvent.Kind.APPLIED, HistoryEvent.Kind.RESOLVED);
    }

    @Test
    void runsAStatementAgainThatWasNotExecuted() {
        runs.resolve(SCRIPT, false, a);

        assertThat(runs.up(a).succeeded()).isTrue();
        assertThat(runs.database().hasTable("U")).isTrue();
    }

    @Test
    void saysWhichStatementIsInDoubtAndBothWaysOut() {
        ModuleFolder b = ModuleFolder.in(folder, "b")
                .up(
                        "2020-02-02-g/s",
                        "CREATE TABLE v (id INT);\n\n-- the other\nCREATE TABLE missing.w\n    (id INT);\n");
        runs.up(b);
        runs.database().execute("UPDATE banister_history SET state = 'APPLYING', in_flight = 2 WHERE module = 'b'");

        MigrationService migrations = runs.open(b);

        String inDoubt = """
                b/2020-02-02-g/s, migrations/2020-02-02-g/s.up.sql:4, statement 2: the runner of its up died inside a \
                statement that may or may not have happened [in-doubt]
                  known to have happened: 1 statement
                  not known: CREATE TABLE missing.w (id INT)
                  seen: nothing, since the structure does not tell of a statement of its kind
                  look at the database, then run 'resolve b/2020-02-02-g/s --executed' or \
                'resolve b/2020-02-02-g/s --not-executed'""";
        assertThat(migrations.findings())
                .filteredOn(finding -> finding.place().module().equals(Optional.of(new ModuleId("b"))))
                .extracting(Finding::toString)
                .containsExactly(inDoubt);
        assertThat(migrations.why("b/2020-02-02-g/s").state()).isEqualTo("in doubt");
        assertThatThrownBy(() -> RunFixture.run(migrations, PlanRequest.up(new ModuleId("b"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(inDoubt);
    }

    @Test
    void saysThatTheWordIsAboutTheWholeScriptWhereThatCannotBeGoneOnWith() {
        runs.database().execute("UPDATE banister_history SET resumable = FALSE");

        assertThat(runs.open(a).findings()).extracting(Finding::toString).containsExactly("""
                a/2020-01-01-g/s: the runner of its up died in its middle, and it cannot be gone on with there [in-doubt]
                  known to have happened: at least 1 statement
                  what is said of it counts for the whole script, not for one statement
                  look what it has done; finish it by hand and run 'resolve a/2020-01-01-g/s --executed', or undo by hand \
                what it has done and run 'resolve a/2020-01-01-g/s --not-executed'""");
    }
}
