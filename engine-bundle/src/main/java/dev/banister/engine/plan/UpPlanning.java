package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.catalog.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Plans what is to be applied. */
final class UpPlanning {

    private final Situation situation;
    private final Steps steps;

    UpPlanning(Situation situation) {
        this.situation = situation;
        this.steps = new Steps(situation);
    }

    /** All that is pending and not held up. A module that is held up stops nobody else's request. */
    Draft everything(Predicate<GroupName> within, OptionalInt most) {
        BitSet runnable = runnable(goals(situation.order().sequence(), within, most));
        List<Finding> beyond = dropBeyond(runnable);
        List<Finding> findings = new ArrayList<>(findings(module -> true, runnable));
        findings.addAll(beyond);
        return Draft.of(apply(runnable, number -> Optional.empty()), findings);
    }

    /** As far as one module can be taken, with what it requires; refused if that is no step at all. */
    Draft asFarAsPossible(ModuleId module, Predicate<GroupName> within, OptionalInt most) {
        BitSet goals = goals(situation.offered().of(module), within, most);
        BitSet runnable = runnable(goals);
        boolean noStep = runnable.isEmpty() && !goals.isEmpty();
        boolean stuck = noStep || situation.blocks().cause(module).isPresent();
        List<Finding> findings = findings(concerned(module, goals)::contains, runnable);
        return stuck ? Draft.refused(findings) : Draft.of(apply(closure(module, runnable)), findings);
    }

    /** Those groups of one module that a target names, with what they require; refused if one of them is held up. */
    Draft exactly(ModuleId module, Predicate<GroupName> within) {
        BitSet goals = goals(situation.offered().of(module), within, OptionalInt.empty());
        if (goals.isEmpty()) {
            return Draft.of(List.of(), List.of());
        }
        Closure closure = closure(module, goals);
        List<Finding> findings = new ArrayList<>(findings(concerned(module, goals)::contains, goals));
        boolean stuck = goals.stream().anyMatch(situation.blocks()::holdsUp);
        for (int number : inOrder(closure.groups())) {
            GroupId id = situation.offered().id(number);
            if (id.module().equals(module) && !within.test(id.name())) {
                stuck = true;
                findings.add(beyond(closure.requirer(number).orElse(id), id));
            }
        }
        return stuck ? Draft.refused(findings) : Draft.of(apply(closure), findings);
    }

    /** These scripts and nothing else; refused if they cannot be applied just like that. */
    Draft again(Set<OfferedScript> scripts) {
        BitSet groups = new BitSet();
        scripts.forEach(script ->
                groups.set(situation.offered().number(script.id().group()).orElseThrow()));
        Set<Finding> refusals = new LinkedHashSet<>();
        for (int number : inOrder(groups)) {
            situation.blocks().cause(number).ifPresent(refusals::add);
            refusals.addAll(missing(number, groups));
        }
        if (!refusals.isEmpty()) {
            return Draft.refused(refusals);
        }
        List<PlannedStep> planned = new ArrayList<>();
        for (int number : inOrder(groups)) {
            OfferedGroup group = situation.offered().get(number);
            List<GroupId> requirements = situation.requirements().resolve(number);
            group.scripts().stream()
                    .filter(scripts::contains)
                    .map(script -> steps.apply(script, requirements, Optional.empty()))
                    .forEach(planned::add);
        }
        return Draft.of(planned, List.of());
    }

    private List<Finding> missing(int number, BitSet planned) {
        List<Finding> missing = new ArrayList<>();
        OfferedGroup group = situation.offered().get(number);
        for (Requirement requirement : group.requires()) {
            for (int needed : openOf(requirement, group.id())) {
                if (!planned.get(needed)) {
                    GroupId other = situation.offered().id(needed);
                    missing.add(heldUp(
                            group.id(),
                            "requires " + other + " now, which is not applied",
                            "run 'up " + other.module() + "' first"));
                }
            }
        }
        return missing;
    }

    private int[] openOf(Requirement requirement, GroupId asker) {
        return Arrays.stream(situation.offered().named(requirement, asker))
                .filter(situation::isOpen)
                .toArray();
    }

    /** Takes out what needs a group that is not to be applied. */
    private List<Finding> dropBeyond(BitSet goals) {
        List<Finding> findings = new ArrayList<>();
        Map<ModuleId, Integer> dropped = new HashMap<>();
        for (int number : situation.order().sequence()) {
            OfferedGroup group = situation.offered().get(number);
            Optional<GroupId> lacking = goals.get(number) ? lacking(number, goals, dropped) : Optional.empty();
            if (lacking.isPresent()) {
                goals.clear(number);
                findings.add(beyond(group.id(), lacking.get()));
            }
            if (situation.isOpen(number) && !goals.get(number)) {
                dropped.merge(group.id().module(), number, Math::min);
            }
        }
        return findings;
    }

    private Optional<GroupId> lacking(int number, BitSet goals, Map<ModuleId, Integer> dropped) {
        OfferedGroup group = situation.offered().get(number);
        int earlier = dropped.getOrDefault(group.id().module(), Integer.MAX_VALUE);
        if (earlier < number) {
            return Optional.of(situation.offered().id(earlier));
        }
        for (int place = 0; place < group.requires().size(); place++) {
            int last = situation.lastOpen(number, place).orElse(-1);
            Requirement requirement = group.requires().get(place);
            int first = requirement instanceof Requirement.OnGroup
                    ? last
                    : dropped.getOrDefault(requirement.module(), Integer.MAX_VALUE);
            if (last >= 0 && first <= last && !goals.get(first)) {
                return Optional.of(situation.offered().id(first));
            }
        }
        return Optional.empty();
    }

    private static Finding beyond(GroupId group, GroupId needed) {
        return heldUp(
                group,
                "comes after " + needed + ", which the target leaves out",
                "choose a target that takes both in, or neither");
    }

    private static Finding heldUp(GroupId group, String text, String remedy) {
        return Finding.of(FindingCodes.REQUIREMENT_HELD_UP, Severity.ERROR, Place.of(group), text, remedy);
    }

    private BitSet goals(int[] groups, Predicate<GroupName> within, OptionalInt most) {
        BitSet goals = new BitSet();
        int runnable = 0;
        for (int number : groups) {
            if (!within.test(situation.offered().id(number).name()) || !situation.isOpen(number)) {
                continue;
            }
            boolean held = situation.blocks().holdsUp(number);
            if (!held && runnable++ == most.orElse(Integer.MAX_VALUE)) {
                break;
            }
            goals.set(number);
        }
        return goals;
    }

    private BitSet runnable(BitSet goals) {
        BitSet runnable = new BitSet();
        goals.stream().filter(number -> !situation.blocks().holdsUp(number)).forEach(runnable::set);
        return runnable;
    }

    /** The modules that a request is about: its own, and those of all that its groups need. */
    private Set<ModuleId> concerned(ModuleId module, BitSet goals) {
        Set<ModuleId> modules = new HashSet<>(Set.of(module));
        closure(module, goals).groups().stream()
                .forEach(number -> modules.add(situation.offered().id(number).module()));
        return modules;
    }

    private List<Finding> findings(Predicate<ModuleId> concerned, BitSet goals) {
        Set<Finding> findings = new LinkedHashSet<>();
        findings.addAll(situation.blocks().findings());
        findings.addAll(situation.diagnosis().findings());
        findings.addAll(situation.catalog().findings());
        Set<Finding> circles = new HashSet<>();
        situation.order().circles().stream()
                .filter(circle -> circle.modules().stream().anyMatch(concerned))
                .forEach(circle -> circles.add(circle.finding()));
        // A circle stands at one module and stops others too.
        findings.removeIf(
                finding -> !finding.place().module().map(concerned::test).orElse(true) && !circles.contains(finding));
        for (int number : inOrder(goals)) {
            GroupId group = situation.offered().id(number);
            // It goes on with this very plan; should it fail again, that is told then.
            findings.removeIf(finding -> isFailedUp(finding, group));
            if (situation.past().isLate(group)) {
                findings.add(late(group));
            }
        }
        return List.copyOf(findings);
    }

    private static boolean isFailedUp(Finding finding, GroupId group) {
        return finding.code().equals(FindingCodes.FAILED)
                && finding.severity() == Severity.WARNING
                && finding.place().module().equals(Optional.of(group.module()))
                && finding.place().group().equals(Optional.of(group.name().text()));
    }

    private Finding late(GroupId group) {
        String younger = situation
                .past()
                .latestApplied(group.module())
                .map(GroupName::text)
                .orElse("");
        return Finding.of(
                FindingCodes.LATE,
                Severity.INFO,
                Place.of(group),
                "runs late: " + younger + " is applied already",
                "nothing, unless it relies on having run before that");
    }

    private Closure closure(ModuleId named, BitSet goals) {
        return new Closure(situation, goals, named);
    }

    private List<PlannedStep> apply(Closure closure) {
        return apply(closure.groups(), closure::requirer);
    }

    private List<PlannedStep> apply(BitSet groups, IntFunction<Optional<GroupId>> requirers) {
        List<PlannedStep> planned = new ArrayList<>();
        for (int number : inOrder(groups)) {
            OfferedGroup group = situation.offered().get(number);
            Optional<String> reason = requirers.apply(number).map(requirer -> "required by " + requirer);
            List<GroupId> requirements = situation.requirements().resolve(number);
            situation.pending(group).forEach(script -> planned.add(steps.apply(script, requirements, reason)));
        }
        return planned;
    }

    private int[] inOrder(BitSet groups) {
        return Arrays.stream(situation.order().sequence()).filter(groups::get).toArray();
    }
}
