package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.catalog.Requirement;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Plans changes of the record only: nothing of a module is run. */
final class RecordPlanning {

    private static final Set<State> BEGUN =
            Set.of(State.APPLYING, State.REVERTING, State.APPLY_FAILED, State.REVERT_FAILED);

    private final Situation situation;
    private final Steps steps;

    RecordPlanning(Situation situation) {
        this.situation = situation;
        this.steps = new Steps(situation);
    }

    /** Has the module recorded as being at a target. */
    Draft mark(ModuleId module, Predicate<GroupName> target) {
        List<HistoryRecord> forgotten = forgotten(module, target);
        List<OfferedScript> marked = new ArrayList<>();
        for (int number : situation.offered().of(module)) {
            if (target.test(situation.offered().id(number).name())) {
                situation.offered().get(number).scripts().stream()
                        .filter(script -> !situation.past().countsAsApplied(script.id()))
                        .forEach(marked::add);
            }
        }
        Set<Finding> refusals = new LinkedHashSet<>();
        RevertFindings findings = new RevertFindings(situation);
        refusals.addAll(findings.unsettled(Optional.of(module), List.of()));
        var dependents = new Dependents(situation.past()).of(Applied.groups(forgotten));
        if (!dependents.isEmpty()) {
            refusals.add(findings.dependents(Optional.of(module), dependents));
        }
        marked.forEach(script -> refusals.addAll(obstacles(script.id().group())));
        if (!refusals.isEmpty()) {
            return Draft.refused(refusals);
        }
        List<PlannedStep> planned = new ArrayList<>();
        forgotten.forEach(row -> planned.add(steps.unmark(row)));
        marked.forEach(script -> planned.add(mark(script)));
        return Draft.of(planned, List.of());
    }

    /** Has one script recorded as applied. */
    Draft mark(ScriptId id) {
        State state = state(id);
        if (state != null && state != State.APPLY_FAILED && state != State.REVERT_FAILED) {
            return wrongState(id, "cannot be marked", remedy(id, state));
        }
        Optional<OfferedScript> script = situation.catalog().script(id);
        if (script.isEmpty()) {
            return notOffered(id);
        }
        List<Finding> obstacles = obstacles(id.group());
        return obstacles.isEmpty() ? Draft.of(List.of(mark(script.get())), List.of()) : Draft.refused(obstacles);
    }

    Draft ignore(ScriptId id) {
        State state = state(id);
        if (state != null && state != State.APPLY_FAILED) {
            return wrongState(id, "cannot be ignored", remedy(id, state));
        }
        Optional<OfferedScript> script = situation.catalog().script(id);
        return script.map(offered -> Draft.of(List.of(steps.ignore(offered)), List.of()))
                .orElseGet(() -> notOffered(id));
    }

    Draft unignore(ScriptId id) {
        return situation
                .past()
                .record(id)
                .filter(record -> record.state() == State.IGNORED)
                .map(record -> Draft.of(List.of(steps.unignore(record)), List.of()))
                .orElseGet(() -> wrongState(id, "is not ignored", "nothing to undo; 'why " + id + "' says more"));
    }

    Draft accept(ScriptId id) {
        Optional<HistoryRecord> record = situation.past().record(id).filter(situation::isChanged);
        Optional<OfferedScript> script = situation.catalog().script(id);
        if (record.isEmpty() || script.isEmpty()) {
            return wrongState(
                    id, "was not changed since it was applied", "nothing to accept; 'why " + id + "' says more");
        }
        return Draft.of(List.of(steps.accept(script.get(), record.get())), List.of());
    }

    Draft resolve(ScriptId id, boolean executed) {
        if (situation.running()) {
            List<Finding> running = new RevertFindings(situation).unsettled(Optional.of(id.module()), List.of());
            if (!running.isEmpty()) {
                return Draft.refused(running);
            }
        }
        return situation
                .past()
                .record(id)
                .filter(record -> BEGUN.contains(record.state()))
                .map(record -> Draft.of(List.of(steps.resolve(record, executed)), List.of()))
                .orElseGet(() -> wrongState(
                        id, "is neither in doubt nor failed", "nothing to resolve; 'why " + id + "' says more"));
    }

    /** What is recorded of a module and not in a target, in the order in which it is taken back. */
    private List<HistoryRecord> forgotten(ModuleId module, Predicate<GroupName> target) {
        return situation.past().of(module).stream()
                .filter(row -> Applied.stands(row) || row.state() == State.APPLY_FAILED)
                .filter(row -> !target.test(row.script().group().name()))
                .sorted(Comparator.comparingLong(HistoryRecord::sequence).reversed())
                .toList();
    }

    private PlannedStep mark(OfferedScript script) {
        OfferedGroup group = situation.catalog().group(script.id().group()).orElseThrow();
        return steps.mark(
                script,
                situation
                        .requirements()
                        .resolve(situation.offered().number(group.id()).orElseThrow()));
    }

    /** Why a group cannot be recorded as applied: what is offered of it is not what its author meant, or it lacks something. */
    private List<Finding> obstacles(GroupId id) {
        List<Finding> obstacles = new ArrayList<>();
        situation
                .catalogErrors()
                .holding(situation.offered().number(id).orElseThrow())
                .ifPresent(obstacles::add);
        obstacles.addAll(unmet(id));
        return obstacles;
    }

    /** What a group requires of other modules and is not applied. */
    private List<Finding> unmet(GroupId id) {
        List<Finding> unmet = new ArrayList<>();
        OfferedGroup group = situation.catalog().group(id).orElseThrow();
        for (Requirement requirement : group.requires()) {
            Optional<Finding> unmeetable = situation.requirements().unmeetable(requirement, id);
            unmeetable.ifPresent(unmet::add);
            if (unmeetable.isEmpty() && !requirement.module().equals(id.module())) {
                situation.requirements().resolve(requirement, id).stream()
                        .filter(other -> !situation.requirements().isApplied(other))
                        .findFirst()
                        .ifPresent(other -> unmet.add(notApplied(id, requirement, other)));
            }
        }
        return unmet;
    }

    private static Finding notApplied(GroupId id, Requirement requirement, GroupId other) {
        return Finding.of(
                FindingCodes.REQUIREMENT_HELD_UP,
                Severity.ERROR,
                Place.of(id),
                "requires " + requirement + ", and " + other + " is not applied",
                "run 'up " + other.module() + "' or 'mark " + other.module() + " " + other.name() + "' first");
    }

    private @Nullable State state(ScriptId id) {
        return situation.past().record(id).map(HistoryRecord::state).orElse(null);
    }

    private static String remedy(ScriptId id, State state) {
        return switch (state) {
            case APPLIED, MARKED -> "nothing to do; to have it taken back, run 'down " + id.module() + "'";
            case IGNORED -> "run 'ignore " + id + " --undo' first";
            case APPLYING, REVERTING, APPLY_FAILED, REVERT_FAILED -> "run 'resolve " + id + "' first";
        };
    }

    private Draft wrongState(ScriptId id, String text, String remedy) {
        String state = new ScriptStates(situation).of(id).toString();
        return Draft.refused(List.of(Finding.of(FindingCodes.WRONG_STATE, Severity.ERROR, Place.of(id), text, remedy)
                .because("its state: " + state)));
    }

    private static Draft notOffered(ScriptId id) {
        return Draft.refused(List.of(Finding.of(
                FindingCodes.MISSING,
                Severity.ERROR,
                Place.of(id),
                "is not offered by any installed bundle",
                "install a bundle of " + id.module() + " that has it")));
    }
}
