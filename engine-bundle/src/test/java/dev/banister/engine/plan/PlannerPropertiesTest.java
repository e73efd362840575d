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
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.catalog.Requirement;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.history.HistorySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any catalog and any history. */
class PlannerPropertiesTest {

    private static final int TRIES = 400;

    @Provide
    Arbitrary<AnyHost> wild() {
        return Arbitraries.longs().map(AnyHost::wild);
    }

    @Provide
    Arbitrary<AnyHost> tame() {
        return Arbitraries.longs().map(AnyHost::tame);
    }

    @Property(tries = TRIES)
    void theOrderRespectsEveryRequirement(@ForAll("wild") AnyHost host) {
        MigrationPlan plan = plan(host, PlanRequest.up());

        assertEachComesAfterWhatItNeeds(host, plan);
    }

    @Property(tries = TRIES)
    void oneModulesUpRespectsEveryRequirement(@ForAll("wild") AnyHost host) {
        Assume.that(host.anyModule().isPresent());
        ModuleId module = host.anyModule().orElseThrow();

        MigrationPlan plan = plan(host, PlanRequest.up(module));

        assertEachComesAfterWhatItNeeds(host, plan);
    }

    @Property(tries = TRIES)
    void everythingThatIsNotRunIsExplained(@ForAll("wild") AnyHost host) {
        MigrationPlan plan = plan(host, PlanRequest.up());
        HistorySnapshot after = run(host.history(), plan);

        Set<ModuleId> explained = new TreeSet<>();
        plan.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .forEach(finding -> finding.place().module().ifPresent(explained::add));
        Situation.of(host.catalog(), host.history(), false)
                .order()
                .circles()
                .forEach(circle -> explained.addAll(circle.modules()));
        for (OfferedGroup group : groups(host)) {
            if (group.scripts().stream().anyMatch(script -> !isApplied(after, script.id()))) {
                assertThat(explained).contains(group.id().module());
            }
        }
    }

    @Property(tries = TRIES)
    void theOrderOfTheInputDoesNotMatter(@ForAll("wild") AnyHost host) {
        AnyHost shuffled = host.shuffled();

        MigrationPlan one = plan(host, PlanRequest.up());
        MigrationPlan other = plan(shuffled, PlanRequest.up());

        assertThat(Sketch.steps(other)).isEqualTo(Sketch.steps(one));
        assertThat(texts(other.findings())).isEqualTo(texts(one.findings()));
    }

    @Property(tries = TRIES)
    void aSecondUpHasNothingLeftToDo(@ForAll("wild") AnyHost host) {
        HistorySnapshot after = run(host.history(), plan(host, PlanRequest.up()));

        MigrationPlan second = new Planner(host.catalog(), after).plan(PlanRequest.up());

        assertThat(second.steps()).isEmpty();
    }

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

    @Property(tries = TRIES)
    void theOverviewCountsEveryScriptOnce(@ForAll("wild") AnyHost host) {
        Overview overview = new Overview(host.catalog(), host.history(), false);

        int applied = overview.modules().stream().mapToInt(row -> row.applied()).sum();

        assertThat(overview.scripts()).extracting(row -> row.script()).doesNotHaveDuplicates();
        assertThat(overview.scripts().stream().filter(row -> row.state().countsAsApplied()))
                .hasSize(applied);
        assertThat(overview.modules()).isSortedAccordingTo(Comparator.comparing(row -> row.module()));
        for (OfferedGroup group : groups(host)) {
            assertThat(overview.why(group.id().toString()).reasons()).isNotEmpty();
        }
    }

    private static MigrationPlan plan(AnyHost host, PlanRequest request) {
        return new Planner(host.catalog(), host.history()).plan(request);
    }

    private static HistorySnapshot run(HistorySnapshot history, MigrationPlan plan) {
        return Replay.on(history).run(plan.planned()).snapshot();
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

    private static List<OfferedGroup> groups(AnyHost host) {
        return host.catalog().modules().stream()
                .flatMap(module -> module.groups().stream())
                .toList();
    }

    /** Everything that a group needs is applied before it in the plan, or was before the plan. */
    private static void assertEachComesAfterWhatItNeeds(AnyHost host, MigrationPlan plan) {
        Map<ScriptId, Integer> places = new HashMap<>();
        List<ScriptId> applied = Sketch.scripts(plan, Action.APPLY);
        applied.forEach(script -> places.put(script, places.size()));
        HistorySnapshot before = run(
                host.history(),
                new MigrationPlan(
                        plan.request(),
                        plan.planned().stream()
                                .filter(step -> step.action() != Action.APPLY)
                                .toList(),
                        List.of(),
                        false,
                        ""));
        for (ScriptId script : applied) {
            OfferedGroup group = host.catalog().group(script.group()).orElseThrow();
            for (OfferedScript needed : needed(host, group)) {
                assertThat(isApplied(before, needed.id())
                                || places.getOrDefault(needed.id(), Integer.MAX_VALUE) < places.get(script))
                        .as("%s before %s", needed.id(), script)
                        .isTrue();
            }
        }
    }

    /** Worked out anew from what the words mean, not with the planner's own classes. */
    private static List<OfferedScript> needed(AnyHost host, OfferedGroup group) {
        List<OfferedScript> needed = new ArrayList<>();
        for (OfferedGroup other : groups(host)) {
            boolean sibling = other.id().module().equals(group.id().module());
            boolean required =
                    group.requires().stream().anyMatch(requirement -> asksFor(host, requirement, group, other));
            if (sibling && other.id().compareTo(group.id()) < 0 || !sibling && required) {
                needed.addAll(other.scripts());
            }
        }
        return needed;
    }

    private static boolean asksFor(AnyHost host, Requirement requirement, OfferedGroup group, OfferedGroup other) {
        if (!requirement.module().equals(other.id().module())) {
            return false;
        }
        if (requirement instanceof Requirement.OnGroup onGroup) {
            return onGroup.group().equals(other.id());
        }
        if (requirement instanceof Requirement.OnVersion onVersion) {
            return onVersion
                    .range()
                    .includes(host.catalog()
                            .module(onVersion.module())
                            .orElseThrow()
                            .version());
        }
        GroupName name = other.id().name();
        return name.instant().isEmpty()
                || group.id().name().instant().isPresent()
                        && name.instant()
                                        .get()
                                        .compareTo(group.id().name().instant().get())
                                <= 0;
    }

    private static boolean isApplied(HistorySnapshot history, ScriptId script) {
        return history.record(script)
                .map(record -> record.state().countsAsApplied())
                .orElse(false);
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

    private static List<String> texts(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.place() + finding.code())
                .sorted()
                .toList();
    }
}
