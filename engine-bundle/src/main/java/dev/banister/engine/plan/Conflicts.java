package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.Requirement;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which groups cannot live with each other. It is the group that names the other one which is refused, unless it is
 * applied already: then it is the other.
 */
final class Conflicts {

    private final Situation situation;
    private final Map<ModuleId, List<Claim>> claims = new HashMap<>();

    private record Claim(Requirement against, GroupId by) {}

    Conflicts(Situation situation) {
        this.situation = situation;
        OfferedGroups offered = situation.offered();
        for (int number = 0; number < offered.size(); number++) {
            OfferedGroup group = offered.get(number);
            if (!group.conflicts().isEmpty() && wasRun(group.id())) {
                for (Requirement conflict : foreign(group)) {
                    claims.computeIfAbsent(conflict.module(), id -> new ArrayList<>())
                            .add(new Claim(conflict, group.id()));
                }
            }
        }
    }

    /** What forbids a group that is not applied. */
    List<Finding> of(OfferedGroup group) {
        if (group.conflicts().isEmpty() && !claims.containsKey(group.id().module())) {
            return List.of();
        }
        Stream<Finding> own = foreign(group).stream()
                .filter(conflict -> !wasRun(group.id()))
                .map(conflict -> own(group.id(), conflict))
                .flatMap(Optional::stream);
        Stream<Finding> others = claims.getOrDefault(group.id().module(), List.of()).stream()
                .filter(claim -> names(claim.against(), group.id()) && !wasRun(group.id()))
                .map(claim -> finding(group.id(), claim.by() + ", which is applied, cannot live with it", claim.by()));
        return Stream.concat(own, others).toList();
    }

    private Optional<Finding> own(GroupId group, Requirement conflict) {
        Optional<GroupId> applied = situation.past().of(conflict.module()).stream()
                .filter(Conflicts::isThere)
                .map(record -> record.script().group())
                .filter(other -> names(conflict, other))
                .findFirst();
        if (applied.isPresent()) {
            return Optional.of(
                    finding(group, "cannot live with " + applied.get() + ", which is applied", applied.get()));
        }
        for (int number : situation.open(conflict.module())) {
            GroupId other = situation.offered().id(number);
            if (names(conflict, other)) {
                return Optional.of(
                        finding(group, "cannot live with " + other + ", which is about to be applied", other));
            }
        }
        return Optional.empty();
    }

    private static Finding finding(GroupId group, String text, GroupId other) {
        return Finding.of(
                FindingCodes.CONFLICT,
                Severity.ERROR,
                Place.of(group),
                text,
                "decide for one: revert or uninstall " + other.module() + ", or uninstall " + group.module());
    }

    private boolean names(Requirement conflict, GroupId group) {
        return conflict instanceof Requirement.OnGroup onGroup
                ? situation.offered().current(onGroup.group()).equals(group)
                : conflict.module().equals(group.module())
                        && (!(conflict instanceof Requirement.OnVersion onVersion)
                                || onVersion.range().includes(situation.version(group)));
    }

    /** A module cannot be told to live without itself. */
    private static List<Requirement> foreign(OfferedGroup group) {
        return group.conflicts().stream()
                .filter(conflict -> !conflict.module().equals(group.id().module()))
                .toList();
    }

    private boolean wasRun(GroupId group) {
        return situation.past().of(group).stream().anyMatch(Conflicts::isThere);
    }

    /** An ignored script, or one that failed at once, has left nothing that anybody could not live with. */
    private static boolean isThere(HistoryRecord record) {
        return record.state() != State.IGNORED && (record.state() != State.APPLY_FAILED || record.statementsDone() > 0);
    }
}
