package dev.banister.engine.plan;

import static dev.banister.engine.plan.Sketch.applied;
import static dev.banister.engine.plan.Sketch.catalog;
import static dev.banister.engine.plan.Sketch.codes;
import static dev.banister.engine.plan.Sketch.module;
import static dev.banister.engine.plan.Sketch.plan;
import static dev.banister.engine.plan.Sketch.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.history.HistorySnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpPlanningTest {

    private static final ModuleId A = new ModuleId("a");

    /** a/02 ---> b/02, and c has nothing to do with them. */
    private static Catalog threeModules() {
        return catalog(
                module("a").group("2024-01-01-x").group("2024-01-02-x").requires("b/2024-01-02-x"),
                module("b").group("2024-01-01-x").group("2024-01-02-x").group("2024-01-03-x"),
                module("c").group("2024-01-01-x"));
    }

    @Test
    void takesOneModuleUpWithWhatItRequires() {
        MigrationPlan plan = plan(threeModules(), HistorySnapshot.EMPTY, PlanRequest.up(A));

        assertThat(steps(plan))
                .containsExactly(
                        "+ a/2024-01-01-x/x", "+ b/2024-01-01-x/x", "+ b/2024-01-02-x/x", "+ a/2024-01-02-x/x");
        assertThat(plan.planned())
                .extracting(step -> step.reason().orElse(""))
                .containsExactly("", "required by a/2024-01-02-x", "required by a/2024-01-02-x", "");
        assertThat(plan.planned().get(0).statements()).containsExactly("CREATE TABLE x");
    }

    @Test
    void countsStepsInGroupsOfTheNamedModule() {
        MigrationPlan one =
                plan(threeModules(), HistorySnapshot.EMPTY, PlanRequest.up(A).steps(1));
        MigrationPlan two =
                plan(threeModules(), HistorySnapshot.EMPTY, PlanRequest.up(A).steps(2));

        assertThat(steps(one)).containsExactly("+ a/2024-01-01-x/x");
        assertThat(two.steps()).hasSize(4);
    }

    @Test
    void stopsAtItsTarget() {
        PlanRequest request = PlanRequest.up(new ModuleId("b")).target("2024-01-02");

        MigrationPlan plan = plan(threeModules(), HistorySnapshot.EMPTY, request);

        assertThat(steps(plan)).containsExactly("+ b/2024-01-01-x/x", "+ b/2024-01-02-x/x");
    }

    @Test
    void goesOnWithAGroupThatWasPartlyApplied() {
        Catalog catalog = catalog(module("a").group("2024-01-01-x", "one", "two", "three"));
        HistorySnapshot history = Replay.on(applied(catalog))
                .put("a/2024-01-01-x/two", State.APPLY_FAILED, 3)
                .run(plan(catalog, applied(catalog), PlanRequest.down(A))
                        .planned()
                        .subList(0, 1))
                .snapshot();

        MigrationPlan plan = plan(catalog, history, PlanRequest.up());

        assertThat(steps(plan)).containsExactly("+ a/2024-01-01-x/two", "+ a/2024-01-01-x/three");
        assertThat(plan.planned().get(0).reason()).hasValue("failed before, after 3 statements");
    }

    @Test
    void runsAGroupThatArrivesLateAndSaysSo() {
        HistorySnapshot history = applied(catalog(module("a").group("2024-01-02-x")));
        Catalog now = catalog(module("a").group("2024-01-01-x").group("2024-01-02-x"));

        MigrationPlan plan = plan(now, history, PlanRequest.up());

        assertThat(steps(plan)).containsExactly("+ a/2024-01-01-x/x");
        assertThat(plan.planned().get(0).late()).isTrue();
        assertThat(plan.findings()).extracting(Finding::toString).containsExactly("""
                a/2024-01-01-x: runs late: 2024-01-02-x is applied already [late]
                  nothing, unless it relies on having run before that""");
    }

    @Test
    void holdsUpOnlyTheGroupWhoseRequirementIsNotThereAndTheLaterOnes() {
        Catalog catalog = catalog(
                module("a")
                        .group("2024-01-01-x")
                        .group("2024-01-02-x")
                        .requires("gone/2023-01-01-x")
                        .group("2024-01-03-x"),
                module("b").group("2024-01-05-x"),
                module("c").group("2024-01-04-x").requires("a/2024-01-03-x"));

        MigrationPlan plan = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.up());

        assertThat(steps(plan)).containsExactly("+ a/2024-01-01-x/x", "+ b/2024-01-05-x/x");
        assertThat(plan.findings()).extracting(Finding::toString).containsExactly("""
                a/2024-01-02-x: requires gone/2023-01-01-x, which is neither installed nor applied [unknown-requirement]
                  no module gone is installed
                  install a bundle that brings it; this group and the later ones of its module wait until then""", """
                c/2024-01-04-x: requires a/2024-01-03-x, and a/2024-01-03-x is itself blocked [requirement-held-up]
                  a/2024-01-02-x: requires gone/2023-01-01-x, which is neither installed nor applied
                  mend that first; 'why a/2024-01-03-x' says more""");
    }

    @Test
    void takesARequirementAsMetByTheHistoryOfAModuleThatIsGone() {
        HistorySnapshot history = applied(catalog(module("gone").group("2023-01-01-x")));
        Catalog catalog = catalog(module("a")
                .group("2024-01-01-x")
                .requires("gone/2023-01-01-x")
                .group("2024-01-02-x")
                .requires("gone;version=[1.0,2)"));

        MigrationPlan plan = plan(catalog, history, PlanRequest.up());

        assertThat(steps(plan)).containsExactly("+ a/2024-01-01-x/x", "+ a/2024-01-02-x/x");
        assertThat(plan.planned())
                .extracting(step -> step.requirements().toString())
                .containsOnly("[gone/2023-01-01-x]");
    }

    @Test
    void refusesAVersionThatIsNotInTheRange() {
        Catalog catalog = catalog(
                module("a").group("2024-01-01-x").requires("b;version=[2,3)"),
                module("b").group("2024-01-01-x"));

        MigrationPlan plan = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.up(A));

        assertThat(plan.refused()).isTrue();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.findings()).extracting(Finding::toString).containsExactly("""
                a/2024-01-01-x: requires b;version=[2.0.0,3.0.0), which is neither installed nor applied \
                [unknown-requirement]
                  b is installed in version 1.0.0
                  install a bundle that brings it; this group and the later ones of its module wait until then""");
    }

    @Test
    void takesAVersionInTheRangeWithAllItsGroups() {
        Catalog catalog = catalog(
                module("a").group("2024-01-01-x").requires("b;version=[1,2)"),
                module("b").group("2024-01-01-x").group("2030-01-01-x"));

        MigrationPlan plan = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.up(A));

        assertThat(steps(plan)).containsExactly("+ b/2024-01-01-x/x", "+ b/2030-01-01-x/x", "+ a/2024-01-01-x/x");
    }

    @Test
    void refusesAChangedScriptWithBothChecksumsAndTheWaysOut() {
        HistorySnapshot history =
                applied(catalog(module("a").group("2024-01-01-x").group("2024-01-02-x")));
        Catalog edited = catalog(
                module("a")
                        .version("1.1.0")
                        .group("2024-01-01-x")
                        .edited("2")
                        .group("2024-01-02-x")
                        .group("2024-01-03-x"),
                module("b").group("2024-01-01-x"));

        MigrationPlan module = plan(edited, history, PlanRequest.up(A));
        MigrationPlan host = plan(edited, history, PlanRequest.up());

        assertThat(module.refused()).isTrue();
        assertThat(module.findings()).extracting(Finding::toString).containsExactly("""
                a/2024-01-01-x/x: was changed after it was applied [changed]
                  applied: up-1 in version 1.0.0, file.up.sql
                  now:     up-2 in version 1.1.0, migrations/2024-01-01-x/x.up.sql
                  restore migrations/2024-01-01-x/x.up.sql, or run 'redo a 2', or 'accept a/2024-01-01-x/x \
                --because TEXT' if the change does no harm""");
        assertThat(host.refused()).isFalse();
        assertThat(steps(host)).containsExactly("+ b/2024-01-01-x/x");
        assertThat(codes(host.findings())).containsExactly("changed");
    }

    @Test
    void stopsAModuleThatIsInDoubtOrWhoseDownFailed() {
        Catalog before = catalog(module("a").group("2024-01-01-x"), module("b").group("2024-01-01-x"));
        Catalog now = catalog(
                module("a").group("2024-01-01-x").group("2024-01-02-x"),
                module("b").group("2024-01-01-x").group("2024-01-02-x"),
                module("c").group("2024-01-01-x"));
        HistorySnapshot history = Replay.on(applied(before))
                .put("a/2024-01-01-x/x", State.APPLYING, 2)
                .put("b/2024-01-01-x/x", State.REVERT_FAILED, 1)
                .snapshot();

        MigrationPlan plan = plan(now, history, PlanRequest.up());

        assertThat(steps(plan)).containsExactly("+ c/2024-01-01-x/x");
        assertThat(plan.findings()).extracting(Finding::toString).containsExactly("""
                a/2024-01-01-x/x: the runner of its up died inside a statement that may or may not have happened \
                [in-doubt]
                  known to have happened: 2 statements
                  not known: statement 3
                  seen: nothing, since the structure does not tell of a statement of its kind
                  look at the database, then run 'resolve a/2024-01-01-x/x --executed' or \
                'resolve a/2024-01-01-x/x --not-executed'""", """
                b/2024-01-01-x/x: its down failed after 1 statement [failed]
                  mend the cause, then run 'down b' again; or settle it with 'resolve b/2024-01-01-x/x --executed' \
                or '--not-executed'""");
    }

    @Test
    void takesWhatHasBegunAsBeingRunWhileSomebodyHoldsTheLease() {
        Catalog catalog = catalog(module("a").group("2024-01-01-x"));
        HistorySnapshot history = Replay.on(applied(catalog))
                .put("a/2024-01-01-x/x", State.APPLYING, 0)
                .snapshot();

        MigrationPlan plan = new Planner(catalog, history, true).plan(PlanRequest.up());

        assertThat(codes(plan.findings())).containsExactly("lease-held");
    }

    @Test
    void obeysTheErrorsOfTheCatalog() {
        Finding atGroup = error(Place.of(A).group("2024-01-02-x").file("two.up.sql"));
        Finding atModule = error(Place.of(new ModuleId("b")).group("no-date"));
        Catalog catalog = catalog(
                List.of(atGroup, atModule),
                module("a").group("2024-01-01-x").group("2024-01-02-x").group("2024-01-03-x"),
                module("b").group("2024-01-01-x"),
                module("c").group("2024-01-01-x"));

        MigrationPlan plan = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.up());

        assertThat(steps(plan)).containsExactly("+ a/2024-01-01-x/x", "+ c/2024-01-01-x/x");
        assertThat(plan.findings()).containsExactly(atGroup, atModule);
    }

    @Test
    void refusesWhatCannotLiveWithEachOther() {
        HistorySnapshot history = applied(catalog(module("a").group("2024-01-01-x")));
        Catalog catalog = catalog(
                module("a").group("2024-01-01-x").conflicts("c"),
                module("b").group("2024-01-01-x").conflicts("a/2024-01-01-x"),
                module("c").group("2024-01-01-x"),
                module("d").group("2024-01-01-x").conflicts("e"),
                module("e").group("2024-01-01-x"));

        MigrationPlan plan = plan(catalog, history, PlanRequest.up());

        assertThat(steps(plan)).containsExactly("+ e/2024-01-01-x/x");
        assertThat(plan.findings())
                .extracting(finding -> finding.place() + ": " + finding.text())
                .containsExactly(
                        "b/2024-01-01-x: cannot live with a/2024-01-01-x, which is applied",
                        "c/2024-01-01-x: a/2024-01-01-x, which is applied, cannot live with it",
                        "d/2024-01-01-x: cannot live with e/2024-01-01-x, which is about to be applied");
    }

    private static Finding error(Place place) {
        return Finding.of(FindingCodes.UNREADABLE_FILE, Severity.ERROR, place, "cannot be read", "mend it");
    }
}
