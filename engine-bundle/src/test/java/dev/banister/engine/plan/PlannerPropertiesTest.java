package dev.banister.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.Finding;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.catalog.Requirement;
import dev.banister.engine.history.HistorySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for any catalog and any history on the way up, and in what is shown of them. */
class PlannerPropertiesTest extends AnyHostProperties {

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
                        Basis.NONE));
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

    private static List<String> texts(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.place() + finding.code())
                .sorted()
                .toList();
    }
}
