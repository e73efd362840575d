package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
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

/** A choice of applied groups that are to be taken back, with what must go with them, and what forbids it. */
final class Reverting {

    private final Situation situation;
    private final Set<Applied> groups = new LinkedHashSet<>();
    private final Map<GroupId, String> reasons = new HashMap<>();
    private final List<Finding> refusals = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    /** @param cascade are those that rely on the chosen ones to go with them? */
    Reverting(Situation situation, Optional<ModuleId> named, Collection<Applied> chosen, boolean cascade) {
        this.situation = situation;
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
        warnings.addAll(findings.halfApplied(named, groups));
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
