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
import java.util.List;
import org.junit.jupiter.api.Test;

class DownPlanningTest {

    private static final ModuleId A = new ModuleId("a");

    @Test
    void takesBackTheLastAppliedGroup() {
        MigrationPlan plan = plan(tower(), applied(tower()), PlanRequest.down(A));

        assertThat(steps(plan)).containsExactly("- a/2024-01-05-x/x");
        assertThat(plan.planned().get(0).statements()).containsExactly("DROP TABLE x");
    }

    @Test
    void goesByTheOrderOfApplicationAndNotByTheDates() {
        HistorySnapshot first = applied(catalog(module("a").group("2024-01-02-x")));
        Catalog now = catalog(module("a").group("2024-01-01-late").group("2024-01-02-x"));
        HistorySnapshot history = Replay.on(first).run(now, PlanRequest.up()).snapshot();

        MigrationPlan one = plan(now, history, PlanRequest.down(A));
        MigrationPlan two = plan(now, history, PlanRequest.down(A).steps(2));

        assertThat(steps(one)).containsExactly("- a/2024-01-01-late/late");
        assertThat(steps(two)).containsExactly("- a/2024-01-01-late/late", "- a/2024-01-02-x/x");
    }

    @Test
    void refusesWhatOthersRelyOnAndNamesThem() {
        MigrationPlan plan = plan(tower(), applied(tower()), PlanRequest.down(A).target("0"));

        assertThat(plan.refused()).isTrue();
        assertThat(plan.findings()).extracting(Finding::toString).containsExactly("""
                a: 3 applied groups of b, c would be left without what they rely on [dependents]
                  b/2024-01-02-x requires a/2024-01-01-x
                  c/2024-01-03-x requires b/2024-01-02-x
                  b/2024-01-04-x comes after b/2024-01-02-x
                  add --cascade to revert them as well, or do that first""");
    }

    @Test
    void cascadesInReverseOrderOfApplication() {
        MigrationPlan plan =
                plan(tower(), applied(tower()), PlanRequest.down(A).target("0").cascade());

        assertThat(steps(plan))
                .containsExactly(
                        "- a/2024-01-05-x/x",
                        "- b/2024-01-04-x/x",
                        "- c/2024-01-03-x/x",
                        "- b/2024-01-02-x/x",
                        "- a/2024-01-01-x/two",
                        "- a/2024-01-01-x/one");
        assertThat(plan.planned())
                .extracting(step -> step.reason().orElse(""))
                .containsExactly(
                        "",
                        "cascade: comes after b/2024-01-02-x",
                        "cascade: requires b/2024-01-02-x",
                        "cascade: requires a/2024-01-01-x",
                        "",
                        "");
    }

    @Test
    void goesByTheRequirementsThatWereStoredAndNotByTodays() {
        HistorySnapshot history = applied(tower());
        Catalog without = catalog(
                module("a").group("2024-01-01-x", "one", "two").group("2024-01-05-x"),
                module("b").group("2024-01-02-x").group("2024-01-04-x"),
                module("c").group("2024-01-03-x"));

        MigrationPlan plan = plan(without, history, PlanRequest.down(A).target("0"));

        assertThat(codes(plan.findings())).containsExactly("dependents");
    }

    @Test
    void leavesTheNamedGroupApplied() {
        MigrationPlan plan = plan(tower(), applied(tower()), PlanRequest.down(A).target("2024-01-01-x"));

        assertThat(steps(plan)).containsExactly("- a/2024-01-05-x/x");
    }

    @Test
    void refusesAnIrreversibleScriptWithTheWaysRoundIt() {
        Catalog catalog = catalog(module("a")
                .group("2024-01-01-x")
                .group("2024-01-02-x")
                .irreversible()
                .group("2024-01-03-x"));

        MigrationPlan plan = plan(catalog, applied(catalog), PlanRequest.down(A).steps(2));

        assertThat(plan.refused()).isTrue();
        assertThat(plan.findings()).extracting(Finding::toString).containsExactly("""
                a/2024-01-02-x/x: is to be reverted, and has no down [irreversible]
                  stop before it with 'down a --to 2024-01-02-x'; take it back by hand and record that with \
                'mark a 2024-01-01-x'; or restore a backup from before it was applied""");
        assertThat(steps(plan(catalog, applied(catalog), PlanRequest.down(A).target("2024-01-02-x"))))
                .containsExactly("- a/2024-01-03-x/x");
    }

    @Test
    void refusesWhatNoInstalledBundleHas() {
        HistorySnapshot history = applied(catalog(module("a").version("2.1.0").group("2024-01-01-x")));

        MigrationPlan plan = plan(catalog(), history, PlanRequest.down(A));

        assertThat(plan.refused()).isTrue();
        assertThat(plan.findings()).extracting(Finding::toString).containsExactly("""
                a/2024-01-01-x/x: is to be reverted, and no installed bundle has it [missing]
                  applied from: version 2.1.0
                  installed: nothing
                  install a 2.1.0 again, then repeat the command""");
    }

    @Test
    void runsNoDownOfWhatWasOnlyMarkedOrIgnored() {
        Catalog catalog = catalog(module("a").group("2024-01-01-x", "one", "two", "three"));
        HistorySnapshot history = Replay.on(applied(catalog))
                .put("a/2024-01-01-x/one", State.MARKED, 0)
                .put("a/2024-01-01-x/two", State.IGNORED, 0)
                .snapshot();

        MigrationPlan plan = plan(catalog, history, PlanRequest.down(A));

        assertThat(steps(plan)).containsExactly("- a/2024-01-01-x/three", "/ a/2024-01-01-x/one");
        assertThat(plan.planned().get(1).reason())
                .hasValue("was only marked: the record is taken back and nothing is run");
        assertThat(plan.planned().get(1).statements()).isEmpty();
    }

    @Test
    void goesOnWithADownThatFailedBeforeAnythingElse() {
        Catalog catalog = catalog(
                module("a").group("2024-01-01-x", "one", "two"), module("b").group("2024-01-02-x"));
        HistorySnapshot history = Replay.on(applied(catalog))
                .put("a/2024-01-01-x/two", State.REVERT_FAILED, 1)
                .snapshot();

        MigrationPlan module = plan(catalog, history, PlanRequest.down(A));
        MigrationPlan host = plan(catalog, history, PlanRequest.downEverything());

        assertThat(steps(module)).containsExactly("- a/2024-01-01-x/two", "- a/2024-01-01-x/one");
        assertThat(steps(host)).containsExactly("- a/2024-01-01-x/two", "- b/2024-01-02-x/x", "- a/2024-01-01-x/one");
    }

    @Test
    void leavesOutAScriptThatFailedOnItsWayUpAndSaysSo() {
        Catalog catalog = catalog(module("a").group("2024-01-01-x", "one", "two"));
        HistorySnapshot history = Replay.on(applied(catalog))
                .put("a/2024-01-01-x/two", State.APPLY_FAILED, 1)
                .snapshot();

        MigrationPlan plan = plan(catalog, history, PlanRequest.down(A));

        assertThat(steps(plan)).containsExactly("- a/2024-01-01-x/one");
        assertThat(plan.findings())
                .extracting(Finding::text)
                .containsExactly("its up failed after 1 statement, which still stand; it is not applied, so its down"
                        + " is not run");
    }

    @Test
    void whatAFailedUpHasLeftIsAnErrorToWhoeverWantsItDown() {
        Catalog catalog = catalog(
                module("a").group("2024-01-01-x").group("2024-01-02-x"),
                module("b").group("2024-01-03-x"));
        HistorySnapshot history = Replay.on(applied(catalog))
                .put("a/2024-01-02-x/x", State.APPLY_FAILED, 1)
                .put("b/2024-01-03-x/x", State.APPLY_FAILED, 2)
                .snapshot();

        assertThat(failures(plan(catalog, history, PlanRequest.down(A)))).containsExactly("ERROR a/2024-01-02-x/x");
        assertThat(failures(plan(catalog, history, PlanRequest.down(A).target("2024-01-01-x"))))
                .containsExactly("ERROR a/2024-01-02-x/x");
        assertThat(failures(plan(catalog, history, PlanRequest.down(A).target("2024-01-02-x"))))
                .isEmpty();
        assertThat(failures(plan(catalog, history, PlanRequest.to(A, "2024-01-01-x"))))
                .containsExactly("ERROR a/2024-01-02-x/x");
        assertThat(failures(plan(catalog, history, PlanRequest.to(A, "2024-01-02-x"))))
                .isEmpty();
        assertThat(failures(plan(catalog, history, PlanRequest.redo(A)))).containsExactly("WARNING a/2024-01-02-x/x");
        assertThat(failures(plan(catalog, history, PlanRequest.downEverything())))
                .containsExactly("ERROR a/2024-01-02-x/x", "ERROR b/2024-01-03-x/x");
    }

    @Test
    void saysHowAFailedUpIsGotRidOf() {
        Catalog catalog = catalog(module("a").group("2024-01-01-x"));
        HistorySnapshot history = Replay.on(applied(catalog))
                .put("a/2024-01-01-x/x", State.APPLY_FAILED, 1)
                .snapshot();

        MigrationPlan plan = plan(catalog, history, PlanRequest.down(A));

        assertThat(steps(plan)).isEmpty();
        assertThat(plan.findings().get(0).remedy())
                .isEqualTo("mend the cause and run 'up a'; or take back by hand what those statements did, and have it"
                        + " forgotten with 'mark a 0'");
        assertThat(steps(plan(catalog, history, PlanRequest.mark(A, "0")))).containsExactly("/ a/2024-01-01-x/x");
    }

    @Test
    void saysThatAnUpThatFailedAtOnceHasLeftNothing() {
        Catalog catalog = catalog(module("a").group("2024-01-01-x"));
        HistorySnapshot history = Replay.on(applied(catalog))
                .put("a/2024-01-01-x/x", State.APPLY_FAILED, 0)
                .snapshot();

        assertThat(failures(plan(catalog, history, PlanRequest.down(A)))).containsExactly("WARNING a/2024-01-01-x/x");
    }

    @Test
    void tellsOfAModuleInDoubtWhoseUpIsAllThereIs() {
        Catalog catalog = catalog(module("a").group("2024-01-01-x"));
        HistorySnapshot history = Replay.on(applied(catalog))
                .put("a/2024-01-01-x/x", State.APPLYING, 0)
                .snapshot();

        assertThat(codes(plan(catalog, history, PlanRequest.down(A)).findings()))
                .containsExactly("in-doubt");
        assertThat(codes(plan(catalog, history, PlanRequest.downEverything()).findings()))
                .containsExactly("in-doubt");
    }

    private static List<String> failures(MigrationPlan plan) {
        return plan.findings().stream()
                .filter(finding -> finding.code().equals("failed"))
                .map(finding -> finding.severity() + " " + finding.place())
                .toList();
    }

    @Test
    void refusesWhileSomethingOfTheModuleIsInDoubt() {
        HistorySnapshot history = Replay.on(applied(tower()))
                .put("a/2024-01-01-x/two", State.REVERTING, 1)
                .snapshot();

        MigrationPlan plan = plan(tower(), history, PlanRequest.down(A));

        assertThat(plan.refused()).isTrue();
        assertThat(codes(plan.findings())).containsExactly("in-doubt");
    }

    @Test
    void takesTheWholeHostBackToADate() {
        MigrationPlan all = plan(tower(), applied(tower()), PlanRequest.downEverything());
        MigrationPlan some =
                plan(tower(), applied(tower()), PlanRequest.downEverything().target("2024-01-03"));

        assertThat(all.steps()).hasSize(6);
        assertThat(steps(some)).containsExactly("- a/2024-01-05-x/x", "- b/2024-01-04-x/x");
    }

    @Test
    void reachesATargetFromBothSides() {
        Catalog catalog = catalog(module("a")
                .group("2024-01-01-x")
                .group("2024-01-02-x")
                .group("2024-01-03-x")
                .group("2024-01-04-x"));
        HistorySnapshot history = applied(
                catalog(module("a").group("2024-01-01-x").group("2024-01-03-x").group("2024-01-04-x")));

        MigrationPlan plan = plan(catalog, history, PlanRequest.to(A, "2024-01-03"));

        assertThat(steps(plan)).containsExactly("- a/2024-01-04-x/x", "+ a/2024-01-02-x/x");
        assertThat(plan.planned().get(1).late()).isTrue();
        HistorySnapshot after = Replay.on(history).run(plan.planned()).snapshot();
        assertThat(plan(catalog, after, PlanRequest.to(A, "2024-01-03")).steps())
                .isEmpty();
    }

    @Test
    void refusesATargetThatItCannotReach() {
        Catalog catalog =
                catalog(module("a").group("2024-01-01-x").group("2024-01-02-x").requires("gone"));

        MigrationPlan plan = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.to(A, "2024-01-02"));

        assertThat(plan.refused()).isTrue();
        assertThat(plan.steps()).isEmpty();
        assertThat(codes(plan.findings())).containsExactly("unknown-requirement");
    }

    @Test
    void takesTheWholeHostToADate() {
        HistorySnapshot history = applied(catalog(module("a").group("2024-01-05-x")));

        MigrationPlan plan = plan(tower(), history, PlanRequest.everythingTo("2024-01-02"));

        assertThat(steps(plan))
                .containsExactly(
                        "- a/2024-01-05-x/x", "+ a/2024-01-01-x/one", "+ a/2024-01-01-x/two", "+ b/2024-01-02-x/x");
    }
}
