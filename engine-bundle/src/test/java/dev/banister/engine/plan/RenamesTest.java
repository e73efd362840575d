package dev.banister.engine.plan;

import static dev.banister.engine.plan.Sketch.applied;
import static dev.banister.engine.plan.Sketch.catalog;
import static dev.banister.engine.plan.Sketch.module;
import static dev.banister.engine.plan.Sketch.plan;
import static dev.banister.engine.plan.Sketch.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.ModuleId;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.history.HistorySnapshot;
import org.junit.jupiter.api.Test;

class RenamesTest {

    @Test
    void takesARenamedGroupForTheOneThatWasApplied() {
        HistorySnapshot history = applied(catalog(
                module("old").group("2024-01-01-x", "one", "two"),
                module("b").group("2024-01-02-x").requires("old/2024-01-01-x")));
        Catalog now = catalog(
                module("fresh").group("2024-01-01-better", "one", "two").formerly("old/2024-01-01-x"),
                module("b")
                        .group("2024-01-02-x")
                        .requires("old/2024-01-01-x")
                        .group("2024-01-03-x")
                        .requires("old/2024-01-01-x"));

        MigrationPlan up = plan(now, history, PlanRequest.up());
        MigrationPlan down = plan(
                now,
                history,
                PlanRequest.down(new ModuleId("fresh")).target("0").cascade());

        assertThat(steps(up)).containsExactly("+ b/2024-01-03-x/x");
        assertThat(up.planned().get(0).requirements()).hasToString("[fresh/2024-01-01-better]");
        assertThat(steps(down))
                .containsExactly(
                        "- b/2024-01-02-x/x", "- fresh/2024-01-01-better/two", "- fresh/2024-01-01-better/one");
        assertThat(down.planned().get(1).recorded()).hasToString("old/2024-01-01-x/two");
        assertThat(Replay.on(history).run(down.planned()).snapshot().records()).isEmpty();
    }

    @Test
    void leavesTheHistoryToAnOldIdThatIsStillOffered() {
        Catalog before = catalog(module("old").group("2024-01-01-x"));
        Catalog now = catalog(
                module("fresh").group("2024-01-01-better", "x").formerly("old/2024-01-01-x"),
                module("old").group("2024-01-01-x"));

        MigrationPlan down = plan(now, applied(before), PlanRequest.down(new ModuleId("fresh")));

        assertThat(down.planned()).isEmpty();
        assertThat(steps(plan(now, applied(before), PlanRequest.down(new ModuleId("old")))))
                .containsExactly("- old/2024-01-01-x/x");
    }

    @Test
    void givesTheHistoryToNeitherOfTwoThatClaimIt() {
        HistorySnapshot history = applied(catalog(module("old").group("2024-01-01-x")));
        Catalog now = catalog(
                module("one").group("2024-01-01-better", "x").formerly("old/2024-01-01-x"),
                module("two").group("2024-01-01-better", "x").formerly("old/2024-01-01-x"));

        assertThat(plan(now, history, PlanRequest.down(new ModuleId("one"))).planned())
                .isEmpty();
        assertThat(plan(now, history, PlanRequest.down(new ModuleId("two"))).planned())
                .isEmpty();
    }
}
