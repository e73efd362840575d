package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordStepsTest {

    private static final ScriptId SCRIPT = ScriptId.parse("a/2020-01-01-g/s");

    @TempDir
    Path folder;

    private RunFixture runs;
    private ModuleFolder a;

    @BeforeEach
    void open() {
        runs = new RunFixture(folder);
        a = ModuleFolder.in(folder, "a").up("2020-01-01-g/s", "CREATE TABLE t (id INT);");
    }

    private void run(PlanRequest request) {
        assertThat(RunFixture.run(runs.open(a), request).succeeded()).isTrue();
    }

    private void assertLast(HistoryEvent.Kind kind, String note) {
        assertThat(runs.open(a).history(Optional.of(new ModuleId("a")), 1))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.kind()).isEqualTo(kind);
                    assertThat(event.note()).isEqualTo(note);
                });
    }

    @Test
    void marksAndForgetsWithoutRunningAnything() {
        run(PlanRequest.mark(SCRIPT));

        assertThat(runs.states(a)).containsEntry(SCRIPT.toString(), ScriptState.MARKED);
        assertLast(HistoryEvent.Kind.MARKED, "");

        run(PlanRequest.mark(new ModuleId("a"), "0"));

        assertThat(runs.states(a)).containsEntry(SCRIPT.toString(), ScriptState.PENDING);
        assertLast(HistoryEvent.Kind.UNMARKED, "");
        assertThat(runs.database().hasTable("T")).isFalse();
    }

    @Test
    void leavesOutAndTakesInAgain() {
        run(PlanRequest.ignore(SCRIPT, "not for us"));

        assertThat(runs.states(a)).containsEntry(SCRIPT.toString(), ScriptState.IGNORED);
        assertLast(HistoryEvent.Kind.IGNORED, "not for us");

        run(PlanRequest.unignore(SCRIPT));

        assertThat(runs.states(a)).containsEntry(SCRIPT.toString(), ScriptState.PENDING);
        assertLast(HistoryEvent.Kind.UNIGNORED, "");
    }

    @Test
    void acceptsAChangedScript() {
        run(PlanRequest.up());
        a.up("2020-01-01-g/s", "CREATE TABLE t (id BIGINT);").version("1.1.0");
        assertThat(runs.states(a)).containsEntry(SCRIPT.toString(), ScriptState.CHANGED);
        String applied = "SELECT module_version || ' ' || changed_at FROM banister_history";
        List<String> before = runs.database().column(applied);

        run(PlanRequest.accept(SCRIPT, "widened by hand"));

        assertThat(runs.database().column(applied)).isEqualTo(before);
        assertThat(runs.database().column("SELECT module_version FROM banister_event ORDER BY sequence"))
                .containsExactly("1.0.0", "1.1.0");

        assertThat(runs.states(a)).containsEntry(SCRIPT.toString(), ScriptState.APPLIED);
        assertLast(HistoryEvent.Kind.ACCEPTED, "widened by hand");
    }
}
