package dev.banister.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.Finding;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.history.HistorySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for any catalog and any history where something is taken back or recorded. */
class DownPropertiesTest extends AnyHostProperties {

    @Property(tries = TRIES)
    void upThenDownReturnsToTheStart(@ForAll("tame") AnyHost host) {
        HistorySnapshot up =
                run(HistorySnapshot.EMPTY, new Planner(host.catalog(), HistorySnapshot.EMPTY).plan(PlanRequest.up()));

        MigrationPlan down = new Planner(host.catalog(), up).plan(PlanRequest.downEverything());

        assertThat(down.refused()).isFalse();
        assertThat(run(up, down).records()).isEmpty();
        assertThat(Sketch.scripts(down, Action.REVERT)).isEqualTo(reversed(up));
    }

    @Property(tries = TRIES)
    void upThenDownOfEachModuleWithCascadeReturnsToTheStart(@ForAll("tame") AnyHost host) {
        HistorySnapshot history =
                run(HistorySnapshot.EMPTY, new Planner(host.catalog(), HistorySnapshot.EMPTY).plan(PlanRequest.up()));

        for (ModuleId module : Situation.of(host.catalog(), history, false).modules()) {
            PlanRequest all = PlanRequest.down(module).target("0").cascade();
            history = run(history, new Planner(host.catalog(), history).plan(all));
        }

        assertThat(history.records()).isEmpty();
    }

    @Property(tries = TRIES)
    void oneUpOnTopTakenDownAgainIsAsBefore(@ForAll("tame") AnyHost host) {
        MigrationPlan up = plan(host, PlanRequest.up());
        HistorySnapshot top = run(host.history(), up);
        Set<ScriptId> added = new TreeSet<>(Sketch.scripts(up, Action.APPLY));

        MigrationPlan down = new Planner(host.catalog(), top).plan(PlanRequest.downEverything());
        Assume.that(!down.refused());

        assertThat(Sketch.scripts(down, Action.REVERT).stream().limit(added.size()))
                .containsExactlyInAnyOrderElementsOf(added);
    }

    @Property(tries = TRIES)
    void toReachesExactlyItsTargetOrSaysWhyNot(@ForAll("wild") AnyHost host) {
        Assume.that(host.anyModule().isPresent());
        ModuleId module = host.anyModule().orElseThrow();
        String target = host.anyTarget(module);
        Situation situation = Situation.of(host.catalog(), host.history(), false);
        Predicate<GroupName> wanted = new Targets(situation, new Lookup(situation)).of(module, target);

        MigrationPlan plan = plan(host, PlanRequest.to(module, target));

        if (plan.refused()) {
            assertThat(plan.findings()).extracting(Finding::severity).contains(Severity.ERROR);
            assertThat(plan.steps()).isEmpty();
            return;
        }
        HistorySnapshot after = run(host.history(), plan);
        for (OfferedGroup group : groups(host)) {
            if (group.id().module().equals(module) && wanted.test(group.id().name())) {
                assertThat(group.scripts()).allMatch(script -> isApplied(after, script.id()));
            }
        }
        assertThat(after.records())
                .filteredOn(record -> record.script().module().equals(module))
                .filteredOn(Applied::stands)
                .allMatch(record -> wanted.test(record.script().group().name()));
    }

    @Property(tries = TRIES)
    void theSameToTwiceDoesNothingTheSecondTime(@ForAll("wild") AnyHost host) {
        Assume.that(host.anyModule().isPresent());
        ModuleId module = host.anyModule().orElseThrow();
        PlanRequest to = PlanRequest.to(module, host.anyTarget(module)).cascade();
        MigrationPlan first = plan(host, to);
        Assume.that(!first.refused());

        HistorySnapshot after = run(host.history(), first);
        Assume.that(Situation.of(host.catalog(), after, false).modules().contains(module));

        MigrationPlan second = new Planner(host.catalog(), after).plan(to);

        assertThat(second.refused()).isFalse();
        assertThat(second.steps()).isEmpty();
    }

    @Property(tries = TRIES)
    void noPlanRunsTheDownOfAScriptWhoseUpNeverRan(@ForAll("wild") AnyHost host) {
        for (PlanRequest request : requests(host)) {
            MigrationPlan plan = plan(host, request);

            for (ScriptId script : Sketch.scripts(plan, Action.REVERT)) {
                assertThat(host.history().record(script).map(HistoryRecord::state))
                        .as("%s: %s", request, script)
                        .hasValueSatisfying(state -> assertThat(state).isIn(State.APPLIED, State.REVERT_FAILED));
            }
        }
    }

    @Property(tries = TRIES)
    void oneModulesDownTouchesNobodyElse(@ForAll("wild") AnyHost host) {
        Assume.that(host.anyModule().isPresent());
        ModuleId module = host.anyModule().orElseThrow();

        for (PlanRequest request : List.of(
                PlanRequest.down(module),
                PlanRequest.down(module).steps(3),
                PlanRequest.down(module).target("0"),
                PlanRequest.redo(module).steps(2))) {
            assertThat(plan(host, request).planned())
                    .allMatch(step -> step.script().module().equals(module));
        }
    }

    @Property(tries = TRIES)
    void nothingThatStaysReliesOnWhatWasTakenAway(@ForAll("wild") AnyHost host) {
        Assume.that(host.anyModule().isPresent());
        ModuleId module = host.anyModule().orElseThrow();
        MigrationPlan plan = plan(host, PlanRequest.down(module).steps(2).cascade());

        HistorySnapshot after = run(host.history(), plan);

        Set<GroupId> gone = new TreeSet<>();
        plan.planned().forEach(step -> gone.add(step.script().group()));
        assertThat(after.records())
                .filteredOn(Applied::stands)
                .allMatch(record -> record.requirements().stream().noneMatch(gone::contains));
    }

    @Property(tries = TRIES)
    void redoEndsWithTheSameScriptsApplied(@ForAll("wild") AnyHost host) {
        Assume.that(host.anyModule().isPresent());
        PlanRequest redo =
                PlanRequest.redo(host.anyModule().orElseThrow()).steps(2).cascade();
        MigrationPlan plan = plan(host, redo);

        HistorySnapshot after = run(host.history(), plan);

        assertThat(appliedScripts(after)).containsAll(appliedScripts(host.history()));
        assertThat(appliedScripts(host.history()).size() + revertFailed(host.history(), plan))
                .isEqualTo(appliedScripts(after).size());
    }

    @Property(tries = TRIES)
    void markRecordsExactlyItsTarget(@ForAll("wild") AnyHost host) {
        Assume.that(host.anyModule().isPresent());
        ModuleId module = host.anyModule().orElseThrow();
        PlanRequest mark = PlanRequest.mark(module, host.anyTarget(module));
        MigrationPlan plan = plan(host, mark);
        Assume.that(!plan.refused());

        HistorySnapshot after = run(host.history(), plan);

        assertThat(plan.planned())
                .extracting(PlannedStep::action)
                .allMatch(action -> action == Action.MARK || action == Action.UNMARK);
        // A module that is not installed is forgotten with its last record.
        boolean known = Situation.of(host.catalog(), after, false).modules().contains(module);
        assertThat(known ? new Planner(host.catalog(), after).plan(mark).steps() : List.of())
                .isEmpty();
    }

    private static List<PlanRequest> requests(AnyHost host) {
        List<PlanRequest> requests =
                new ArrayList<>(List.of(PlanRequest.downEverything(), PlanRequest.everythingTo("2024-02-01")));
        host.anyModule().ifPresent(module -> {
            requests.add(PlanRequest.down(module).cascade());
            requests.add(PlanRequest.down(module).target(host.anyTarget(module)));
            requests.add(PlanRequest.to(module, host.anyTarget(module)));
            requests.add(PlanRequest.redo(module).steps(3).cascade());
            requests.add(PlanRequest.mark(module, "0"));
        });
        return requests;
    }

    private static Set<ScriptId> appliedScripts(HistorySnapshot history) {
        Set<ScriptId> scripts = new TreeSet<>();
        history.records().stream()
                .filter(record -> record.state().countsAsApplied())
                .forEach(record -> scripts.add(record.script()));
        return scripts;
    }

    private static int revertFailed(HistorySnapshot history, MigrationPlan plan) {
        return (int) Sketch.scripts(plan, Action.APPLY).stream()
                .filter(script -> history.record(script)
                        .map(record -> record.state() == State.REVERT_FAILED)
                        .orElse(false))
                .count();
    }

    private static List<ScriptId> reversed(HistorySnapshot history) {
        List<ScriptId> scripts = new ArrayList<>();
        history.records().forEach(record -> scripts.add(0, record.script()));
        return scripts;
    }
}
