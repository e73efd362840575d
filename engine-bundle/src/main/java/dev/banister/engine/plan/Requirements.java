package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.Requirement;
import dev.banister.engine.history.HistoryRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the requirements of offered groups come to, against what is offered and what was applied. */
final class Requirements {

    private final Catalog catalog;
    private final GroupGraph graph;
    private final OfferedGroups offered;
    private final Past past;
    private final Unavailable unavailable;

    Requirements(Catalog catalog, GroupGraph graph, Past past) {
        this.catalog = catalog;
        this.graph = graph;
        this.offered = graph.groups();
        this.past = past;
        this.unavailable = new Unavailable(catalog);
    }

    /** The groups of other modules that a group relies on. */
    List<GroupId> resolve(int number) {
        OfferedGroup group = offered.get(number);
        // Offered ones as numbers: to hash so many ids is what planning a large host would spend its time on.
        Set<Integer> numbers = new LinkedHashSet<>();
        Set<GroupId> others = new LinkedHashSet<>();
        for (int place = 0; place < group.requires().size(); place++) {
            Requirement requirement = group.requires().get(place);
            OptionalInt only = graph.required(number, place);
            if (requirement instanceof Requirement.OnGroup && only.isPresent()) {
                numbers.add(only.getAsInt());
            } else if (!requirement.module().equals(group.id().module())) {
                others.addAll(resolve(requirement, group.id()));
            }
        }
        numbers.removeIf(other -> offered.areOfOneModule(number, other));
        if (others.isEmpty()) {
            return numbers.stream().map(offered::id).toList();
        }
        numbers.forEach(other -> others.add(offered.id(other)));
        return List.copyOf(others);
    }

    /** The groups that a requirement names, offered or applied. */
    Set<GroupId> resolve(Requirement requirement, GroupId asker) {
        if (requirement instanceof Requirement.OnGroup onGroup) {
            return Set.of(offered.current(onGroup.group()));
        }
        Set<GroupId> groups = new LinkedHashSet<>();
        for (int number : offered.named(requirement, asker)) {
            groups.add(offered.id(number));
        }
        for (HistoryRecord record : past.of(requirement.module())) {
            if (record.state().countsAsApplied() && names(requirement, record, asker)) {
                groups.add(record.script().group());
            }
        }
        return groups;
    }

    /**
     * Says so if a requirement cannot be met by what is offered and what was applied: because a group that it names is
     * declared and not available at the moment, or because nobody knows what it names.
     */
    Optional<Finding> unmeetable(Requirement requirement, GroupId asker) {
        Optional<GroupId> waiting = unavailable.groups().stream()
                .filter(group -> offered.number(group).isEmpty() && !past.isApplied(group))
                .filter(group -> names(requirement, group, asker))
                .findFirst();
        if (waiting.isPresent()) {
            return Optional.of(unavailable.requiredBy(asker, requirement, waiting.get()));
        }
        return isKnown(requirement) ? Optional.empty() : Optional.of(unknown(requirement, asker));
    }

    private Finding unknown(Requirement requirement, GroupId asker) {
        return Finding.of(
                        FindingCodes.UNKNOWN_REQUIREMENT,
                        Severity.ERROR,
                        Place.of(asker),
                        "requires " + requirement + ", which is neither installed nor applied",
                        "install a bundle that brings it; this group and the later ones of its module wait until then")
                .because(whatThereIs(requirement));
    }

    private boolean names(Requirement requirement, GroupId group, GroupId asker) {
        if (requirement instanceof Requirement.OnGroup onGroup) {
            return offered.current(onGroup.group()).equals(group);
        }
        if (!requirement.module().equals(group.module()) || group.module().equals(asker.module())) {
            return false;
        }
        return requirement instanceof Requirement.OnVersion onVersion
                ? offered.offersVersion(onVersion)
                : OfferedGroups.isOnOrBefore(group.name(), asker.name());
    }

    /** Is all of a group applied, be it offered or not? */
    boolean isApplied(GroupId group) {
        return catalog.group(group)
                .map(known -> known.scripts().stream().allMatch(script -> past.countsAsApplied(script.id())))
                .orElseGet(() -> past.isApplied(group));
    }

    private boolean isKnown(Requirement requirement) {
        if (requirement instanceof Requirement.OnGroup onGroup) {
            GroupId group = offered.current(onGroup.group());
            return offered.number(group).isPresent() || past.isApplied(group);
        }
        boolean isOffered = requirement instanceof Requirement.OnVersion onVersion
                ? offered.offersVersion(onVersion)
                : catalog.module(requirement.module()).isPresent();
        return isOffered
                || past.of(requirement.module()).stream()
                        .anyMatch(record -> record.state().countsAsApplied() && isOfVersion(requirement, record));
    }

    private static boolean names(Requirement requirement, HistoryRecord record, GroupId asker) {
        ScriptId script = record.script();
        return requirement instanceof Requirement.OnVersion
                ? isOfVersion(requirement, record)
                : OfferedGroups.isOnOrBefore(script.group().name(), asker.name());
    }

    private static boolean isOfVersion(Requirement requirement, HistoryRecord record) {
        return !(requirement instanceof Requirement.OnVersion onVersion)
                || onVersion.range().includes(record.moduleVersion());
    }

    private String whatThereIs(Requirement requirement) {
        return catalog.module(requirement.module())
                .map(module -> {
                    String installed = module.id() + " is installed in version " + module.version();
                    return requirement instanceof Requirement.OnGroup
                            ? installed + " and has no such group"
                            : installed;
                })
                .orElse("no module " + requirement.module() + " is installed");
    }
}
