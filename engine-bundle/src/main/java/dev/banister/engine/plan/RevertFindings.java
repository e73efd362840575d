package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** What stands in the way of taking something back, and what to do about it. */
final class RevertFindings {

    private final Situation situation;

    RevertFindings(Situation situation) {
        this.situation = situation;
    }

    /** Scripts of these modules that were begun, and nobody knows how far they came. */
    List<Finding> unsettled(Optional<ModuleId> named, Collection<Applied> groups) {
        return rows(named, groups).stream()
                .filter(row -> row.state() == State.APPLYING || row.state() == State.REVERTING)
                .flatMap(row -> situation.diagnosis().ofScript(row).stream())
                .toList();
    }

    /**
     * A script that did not come to the end of its up: it is not applied, so it has no down to run.
     *
     * @param severity if it has left something in the database
     */
    Optional<Finding> unfinishedUp(HistoryRecord row, Severity severity) {
        return switch (row.state()) {
            case APPLYING -> situation.diagnosis().ofScript(row);
            case APPLY_FAILED -> Optional.of(row.statementsDone() > 0 ? halfApplied(row, severity) : undone(row));
            case APPLIED, MARKED, IGNORED, REVERTING, REVERT_FAILED -> Optional.empty();
        };
    }

    private Finding halfApplied(HistoryRecord row, Severity severity) {
        ScriptId script = row.script();
        return Finding.of(
                FindingCodes.FAILED,
                severity,
                Place.of(script),
                "its up failed after " + Diagnosis.count(row.statementsDone(), "statement")
                        + ", which still stand; it is not applied, so its down is not run",
                "mend the cause and run 'up " + script.module()
                        + "'; or take back by hand what those statements did, and have it forgotten with 'mark "
                        + script.module() + " " + before(script.group()) + "'");
    }

    private static Finding undone(HistoryRecord row) {
        return Finding.of(
                FindingCodes.FAILED,
                Severity.WARNING,
                Place.of(row.script()),
                "its up failed, and none of its statements stands: there is nothing of it to revert",
                "nothing, or mend the cause and run 'up " + row.script().module() + "'");
    }

    Finding dependents(Optional<ModuleId> named, Map<Applied, String> dependents) {
        Set<ModuleId> others = new LinkedHashSet<>();
        List<String> reasons = new ArrayList<>();
        dependents.forEach((group, why) -> {
            others.add(group.group().module());
            reasons.add(group.group() + " " + why);
        });
        return Finding.of(
                        FindingCodes.DEPENDENTS,
                        Severity.ERROR,
                        named.map(Place::of).orElse(Place.host()),
                        Diagnosis.count(dependents.size(), "applied group") + " of "
                                + others.stream().map(ModuleId::value).collect(Collectors.joining(", "))
                                + " would be left without what " + (dependents.size() == 1 ? "it relies" : "they rely")
                                + " on",
                        "add --cascade to revert " + (dependents.size() == 1 ? "it" : "them") + " as well, or do that"
                                + " first")
                .because(reasons.toArray(String[]::new));
    }

    /** What the catalog has found wrong with the very groups that are to be taken back. */
    List<Finding> brokenGroups(Collection<Applied> groups) {
        Set<Place> places =
                groups.stream().map(group -> Place.of(group.group())).collect(Collectors.toSet());
        return situation.catalog().findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .filter(finding ->
                        groupOf(finding.place()).map(places::contains).orElse(false))
                .toList();
    }

    /** Why a script that was run cannot be taken back. */
    Optional<Finding> obstacle(HistoryRecord row) {
        Optional<OfferedScript> offered = situation.catalog().script(row.script());
        if (offered.isEmpty()) {
            return Optional.of(missing(row));
        }
        return offered.get().reversible() ? Optional.empty() : Optional.of(irreversible(row));
    }

    Optional<Finding> warning(HistoryRecord row) {
        if (!situation.isChanged(row)) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                FindingCodes.CHANGED,
                Severity.WARNING,
                Place.of(row.script()),
                "was changed after it was applied; it is reverted with the down that is offered now",
                "read that down before you go on"));
    }

    private Finding missing(HistoryRecord row) {
        ScriptId script = row.script();
        String installed = situation
                .installed(script.module())
                .map(module -> "installed: version " + module.version())
                .orElse("installed: nothing");
        return Finding.of(
                        FindingCodes.MISSING,
                        Severity.ERROR,
                        Place.of(script),
                        "is to be reverted, and no installed bundle has it",
                        "install " + script.module() + " " + row.moduleVersion() + " again, then repeat the command")
                .because("applied from: version " + row.moduleVersion(), installed);
    }

    private Finding irreversible(HistoryRecord row) {
        ScriptId script = row.script();
        ModuleId module = script.module();
        GroupName group = script.group().name();
        String stop =
                isLastToGo(script.group()) ? "" : "stop before it with 'down " + module + " --to " + group + "'; ";
        return Finding.of(
                FindingCodes.IRREVERSIBLE,
                Severity.ERROR,
                Place.of(script),
                "is to be reverted, and has no down",
                stop + "take it back by hand and record that with 'mark " + module + " " + before(script.group())
                        + "'; or restore a backup from before it was applied");
    }

    /** Would stopping before this group mean to do nothing at all? */
    private boolean isLastToGo(GroupId group) {
        return Applied.groups(situation.past(), group.module()).stream()
                .noneMatch(applied -> applied.group().compareTo(group) > 0);
    }

    private String before(GroupId group) {
        SortedSet<GroupName> earlier = situation.past().groupsOf(group.module()).headSet(group.name());
        return earlier.isEmpty() ? "0" : earlier.last().text();
    }

    private List<HistoryRecord> rows(Optional<ModuleId> named, Collection<Applied> groups) {
        Set<ModuleId> modules = new LinkedHashSet<>();
        named.ifPresent(modules::add);
        groups.forEach(group -> modules.add(group.group().module()));
        return modules.stream()
                .flatMap(module -> situation.past().of(module).stream())
                .toList();
    }

    private static Optional<Place> groupOf(Place place) {
        return place.module()
                .flatMap(module -> place.group().map(group -> Place.of(module).group(group)));
    }
}
