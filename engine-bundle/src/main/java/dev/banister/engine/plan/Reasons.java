package dev.banister.engine.plan;

import dev.banister.api.admin.Explanation;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;

/** Why something stands where it does in the order, why it is blocked, what would unblock it. */
final class Reasons {

    private final Situation situation;
    private final Lookup lookup;
    private final List<Finding> findings;

    private record Answer(String subject, String state, List<String> reasons) implements Explanation {}

    Reasons(Situation situation, Lookup lookup, List<Finding> findings) {
        this.situation = situation;
        this.lookup = lookup;
        this.findings = findings;
    }

    /** @param statusOf what has become of a module */
    Explanation of(String subject, Function<ModuleId, ? extends ModuleStatus> statusOf) {
        String[] parts = subject.split("/", -1);
        if (parts.length > 3 || !ModuleId.isValid(parts[0])) {
            throw new UsageException(Finding.of(
                    FindingCodes.UNKNOWN_NAME,
                    Severity.ERROR,
                    Place.host(),
                    "'" + subject + "' is not the name of anything",
                    "write MODULE, MODULE/GROUP or MODULE/GROUP/SCRIPT"));
        }
        ModuleId module = lookup.module(new ModuleId(parts[0]));
        if (parts.length == 1) {
            ModuleStatus status = statusOf.apply(module);
            return new Answer(module.value(), status.state().toString(), ofModule(status));
        }
        GroupId group = new GroupId(module, lookup.group(module, parts[1]));
        return parts.length == 2 ? ofGroup(group) : ofScript(lookup.script(group, parts[2]));
    }

    private List<String> ofModule(ModuleStatus status) {
        ModuleId module = status.module();
        List<String> reasons = new ArrayList<>();
        String version = status.version().map(it -> "version " + it).orElse("not installed");
        reasons.add(version + ", " + status.applied() + " applied, " + status.pending() + " pending");
        Set<Finding> concerned = new LinkedHashSet<>();
        situation.blocks().cause(module).ifPresent(concerned::add);
        findings.stream()
                .filter(finding -> finding.place().module().equals(Optional.of(module)))
                .forEach(concerned::add);
        concerned.forEach(finding -> reasons.addAll(told(finding)));
        Set<String> required = new LinkedHashSet<>();
        Set<GroupId> dependents = new LinkedHashSet<>();
        for (int number : situation.offered().of(module)) {
            OfferedGroup group = situation.offered().get(number);
            group.requires().forEach(requirement -> required.add("requires " + requirement));
        }
        for (GroupName name : situation.groupsOf(module)) {
            dependents.addAll(dependents(new GroupId(module, name)));
        }
        reasons.addAll(required);
        dependents.removeIf(group -> group.module().equals(module));
        dependents.forEach(group -> reasons.add("is required by " + group));
        if (reasons.size() == 1) {
            reasons.add("it requires nothing of others, and nothing requires it");
        }
        return reasons;
    }

    private Answer ofGroup(GroupId group) {
        return new Answer(group.toString(), stateOf(group), reasons(group, Set.of()));
    }

    private Answer ofScript(ScriptId script) {
        List<String> names = List.copyOf(lookup.scripts(script.group()));
        List<String> reasons = new ArrayList<>();
        int place = names.indexOf(script.name());
        reasons.add(
                place == 0
                        ? "is the first of " + Diagnosis.count(names.size(), "script") + " of its group"
                        : "comes after " + names.get(place - 1) + " in its group");
        List<Finding> own = findings.stream()
                .filter(finding -> isAt(script, finding.place()))
                .toList();
        own.forEach(finding -> reasons.addAll(told(finding)));
        reasons.addAll(reasons(script.group(), own));
        return new Answer(
                script.toString(), new ScriptStates(situation).of(script).toString(), reasons);
    }

    /** Whatever file and statement of the script the place names. */
    private static boolean isAt(ScriptId script, Place place) {
        return place.module().equals(Optional.of(script.module()))
                && place.group().equals(Optional.of(script.group().name().text()))
                && place.script().equals(Optional.of(script.name()));
    }

    private String stateOf(GroupId group) {
        OptionalInt number = situation.offered().number(group);
        if (number.isEmpty()) {
            return ScriptState.MISSING.toString();
        }
        if (!situation.isOpen(number.getAsInt())) {
            return ScriptState.APPLIED.toString();
        }
        ScriptState state = situation.blocks().holdsUp(number.getAsInt()) ? ScriptState.BLOCKED : ScriptState.PENDING;
        return state.toString();
    }

    /** Which of the groups that can be run a pending one is, from 1. */
    private long turn(int number) {
        return Arrays.stream(situation.order().sequence())
                        .limit(situation.order().place(number))
                        .filter(other ->
                                situation.isOpen(other) && !situation.blocks().holdsUp(other))
                        .count()
                + 1;
    }

    /** @param told what need not be said once more */
    private List<String> reasons(GroupId id, Collection<Finding> told) {
        List<String> reasons = new ArrayList<>();
        OptionalInt number = situation.offered().number(id);
        if (number.isPresent()) {
            OfferedGroup group = situation.offered().get(number.getAsInt());
            if (stateOf(id).equals(ScriptState.PENDING.toString())) {
                reasons.add("is number " + turn(number.getAsInt()) + " at the next upgrade");
            }
            if (situation.blocks().holdsUp(number.getAsInt())) {
                situation
                        .blocks()
                        .cause(number.getAsInt())
                        .filter(cause -> !told.contains(cause))
                        .ifPresent(cause -> reasons.addAll(told(cause)));
            }
            earlierSibling(id).ifPresent(earlier -> reasons.add("comes after " + earlier + " in its module"));
            group.requires().forEach(requirement -> reasons.addAll(told(requirement, id)));
            group.afterIfPresent().forEach(other -> reasons.add("comes after " + other + " where that is present"));
            reasons.add("among groups that are free to run, the earlier "
                    + (id.name().number().isPresent() ? "number" : "date") + " goes first");
            if (situation.isOpen(number.getAsInt()) && situation.past().isLate(id)) {
                reasons.add("is late: younger groups of its module are applied");
            }
        } else {
            reasons.add("is applied, and no installed bundle offers it");
        }
        dependents(id).forEach(other -> reasons.add("is required by " + other));
        return reasons;
    }

    private Optional<GroupId> earlierSibling(GroupId id) {
        SortedSet<GroupName> earlier = situation.groupsOf(id.module()).headSet(id.name());
        return earlier.isEmpty() ? Optional.empty() : Optional.of(new GroupId(id.module(), earlier.last()));
    }

    private List<String> told(Requirement requirement, GroupId asker) {
        Collection<GroupId> groups = situation.requirements().resolve(requirement, asker);
        List<GroupId> lacking = groups.stream()
                .filter(group -> !situation.requirements().isApplied(group))
                .toList();
        Optional<Finding> unmeetable = situation.requirements().unmeetable(requirement, asker);
        if (unmeetable.isPresent()) {
            return List.of(unmeetable.get().text());
        }
        return List.of("requires " + requirement
                + (lacking.isEmpty() ? ", which is applied" : ", and " + lacking.get(0) + " is not applied"));
    }

    private static List<String> told(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(finding.place() + ": " + finding.text());
        lines.addAll(finding.reasons());
        lines.add("to mend it: " + finding.remedy());
        return lines;
    }

    /** The groups of others that require this one now, or did when they were applied. */
    private Set<GroupId> dependents(GroupId id) {
        Set<GroupId> dependents = new LinkedHashSet<>();
        OfferedGroups offered = situation.offered();
        int wanted = offered.number(id).orElse(-1);
        for (int number = 0; number < offered.size() && wanted >= 0; number++) {
            OfferedGroup group = offered.get(number);
            for (Requirement requirement : group.requires()) {
                if (reaches(requirement, group.id(), wanted)) {
                    dependents.add(group.id());
                }
            }
        }
        situation.past().records().stream()
                .filter(Applied::stands)
                .filter(record -> record.requirements().contains(id))
                .forEach(record -> dependents.add(record.script().group()));
        return dependents;
    }

    private boolean reaches(Requirement requirement, GroupId asker, int wanted) {
        int last = situation.offered().lastNamed(requirement, asker).orElse(-1);
        if (requirement instanceof Requirement.OnGroup || last < wanted) {
            return last == wanted;
        }
        return requirement.module().equals(situation.offered().id(wanted).module());
    }
}
