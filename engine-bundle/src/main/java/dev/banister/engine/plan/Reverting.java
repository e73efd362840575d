package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Severity;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A choice of applied groups that are to be taken back, with what must go with them, and what forbids it. */
final class Reverting {

    private final Situation situation;
    private final Set<Applied> groups = new LinkedHashSet<>();
    private final Map<GroupId, String> reasons = new HashMap<>();
    private final List<Finding> refusals = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final Optional<ModuleId> named;

    /** @param cascade are those that rely on the chosen ones to go with them? */
    Reverting(Situation situation, Optional<ModuleId> named, Collection<Applied> chosen, boolean cascade) {
        this.situation = situation;
        this.named = named;
        groups.addAll(chosen);
        Map<Applied, String> dependents = new Dependents(situation.past()).of(chosen);
        if (cascade) {
            groups.addAll(dependents.keySet());
            dependents.forEach((group, why) -> reasons.put(group.group(), "cascade: " + why));
        }
        RevertFindings findings = new RevertFindings(situation);
        refusals.addAll(findings.unsettled(named, groups));
        if (!cascade && !dependents.isEmpty()) {
            refusals.add(findings.dependents(named, dependents));
        }
        refusals.addAll(findings.brokenGroups(groups));
        for (HistoryRecord row : rows()) {
            if (row.state() != State.MARKED) {
                findings.obstacle(row).ifPresent(refusals::add);
                findings.warning(row).ifPresent(warnings::add);
            }
        }
    }

    /** In the order in which they are taken back. */
    List<HistoryRecord> rows() {
        return groups.stream()
                .flatMap(group -> group.rows().stream())
                .sorted(Applied.LAST_FIRST)
                .toList();
    }

    /** Those of which the up was run here; what was only marked has no down to run and no up to run again. */
    Set<HistoryRecord> rowsThatRan() {
        Set<HistoryRecord> ran = new LinkedHashSet<>(rows());
        ran.removeIf(row -> row.state() == State.MARKED);
        return ran;
    }

    Draft draft() {
        return draft(rows());
    }

    /** What was begun and is not applied, and so cannot be taken back. */
    List<Finding> unfinishedUps(Predicate<GroupName> concerned, Severity severity) {
        Set<ModuleId> modules = new LinkedHashSet<>();
        named.ifPresentOrElse(
                modules::add, () -> modules.addAll(situation.past().modules()));
        groups.forEach(group -> modules.add(group.group().module()));
        RevertFindings findings = new RevertFindings(situation);
        return modules.stream()
                .flatMap(module -> situation.past().of(module).stream())
                .filter(row -> concerned.test(row.script().group().name()))
                .flatMap(row -> findings.unfinishedUp(row, severity).stream())
                .toList();
    }

    /** @param rows the only ones to take back, of {@link #rows} */
    Draft draft(Collection<HistoryRecord> rows) {
        if (!refusals.isEmpty()) {
            return Draft.refused(refusals);
        }
        Steps steps = new Steps(situation);
        return Draft.of(rows.stream().map(row -> steps.revert(row, reason(row))).toList(), warnings);
    }

    /** What there will be afterwards. */
    Situation afterwards(Collection<HistoryRecord> rows) {
        return situation.after(new HashSet<>(rows));
    }

    private Optional<String> reason(HistoryRecord row) {
        return Optional.ofNullable(reasons.get(row.script().group()));
    }
}
