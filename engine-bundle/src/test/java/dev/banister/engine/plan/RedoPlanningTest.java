package dev.banister.engine.plan;

import static dev.banister.engine.plan.Sketch.applied;
import static dev.banister.engine.plan.Sketch.catalog;
import static dev.banister.engine.plan.Sketch.codes;
import static dev.banister.engine.plan.Sketch.module;
import static dev.banister.engine.plan.Sketch.plan;
import static dev.banister.engine.plan.Sketch.steps;
import static dev.banister.engine.plan.Sketch.tower;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.Finding;
import dev.banister.api.model.ModuleId;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.history.HistorySnapshot;
import org.junit.jupiter.api.Test;

class RedoPlanningTest {

    private static final ModuleId A = new ModuleId("a");

    @Test
    void redoesTheLastGroups() {
        MigrationPlan plan = plan(tower(), applied(tower()), PlanRequest.redo(A));

        assertThat(steps(plan)).containsExactly("- a/2024-01-05-x/x", "+ a/2024-01-05-x/x");
    }

    @Test
    void saysThatThereIsNothingToRedoOfWhatIsOnlyMarked() {
        Catalog catalog = catalog(module("a").group("2024-01-01-x"));
        HistorySnapshot marked = Replay.on(applied(catalog))
                .put("a/2024-01-01-x/x", State.MARKED, 0)
                .snapshot();

        MigrationPlan plan = plan(catalog, marked, PlanRequest.redo(A));

        assertThat(plan.refused()).isFalse();
        assertThat(steps(plan)).isEmpty();
        assertThat(plan.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("only marked"));
    }

    @Test
    void redoesWithDependentsOnlyByCascadeAndBringsThemUpAgain() {
        MigrationPlan refused =
                plan(tower(), applied(tower()), PlanRequest.redo(A).steps(2));
        MigrationPlan plan =
                plan(tower(), applied(tower()), PlanRequest.redo(A).steps(2).cascade());

        assertThat(codes(refused.findings())).containsExactly("dependents");
        assertThat(steps(plan).subList(0, 6)).allMatch(step -> step.startsWith("-"));
        assertThat(steps(plan).subList(6, 12))
                .containsExactly(
                        "+ a/2024-01-01-x/one",
                        "+ a/2024-01-01-x/two",
                        "+ b/2024-01-02-x/x",
                        "+ c/2024-01-03-x/x",
                        "+ b/2024-01-04-x/x",
                        "+ a/2024-01-05-x/x");
    }

    @Test
    void redoIsTheWayOutOfAChangedScript() {
        HistorySnapshot history = applied(catalog(module("a").group("2024-01-01-x")));
        Catalog edited = catalog(module("a").group("2024-01-01-x").edited("2"));

        MigrationPlan plan = plan(edited, history, PlanRequest.redo(A));

        assertThat(steps(plan)).containsExactly("- a/2024-01-01-x/x", "+ a/2024-01-01-x/x");
        assertThat(plan.planned().get(1).checksum()).isEqualTo("up-2");
        HistorySnapshot after = Replay.on(history).run(plan.planned()).snapshot();
        assertThat(plan(edited, after, PlanRequest.up()).findings()).isEmpty();
    }

    @Test
    void refusesARedoThatWouldNotGetUpAgain() {
        HistorySnapshot history = applied(catalog(module("a").group("2024-01-01-x")));
        Catalog now = catalog(
                module("a").group("2024-01-01-x").requires("b/2023-01-01-x"),
                module("b").group("2023-01-01-x"));

        MigrationPlan plan = plan(now, history, PlanRequest.redo(A));

        assertThat(plan.refused()).isTrue();
        assertThat(plan.findings()).extracting(Finding::toString).containsExactly("""
                a/2024-01-01-x: requires b/2023-01-01-x now, which is not applied [requirement-held-up]
                  run 'up b' first""");
    }
}
