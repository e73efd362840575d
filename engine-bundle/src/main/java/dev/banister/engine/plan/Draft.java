package dev.banister.engine.plan;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.Finding;
import dev.banister.api.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A plan in the making.
 *
 * @param refused is nothing to be done, for the reasons that are among the findings?
 */
record Draft(List<PlannedStep> steps, List<Finding> findings, boolean refused) {

    Draft {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
    }

    static Draft of(List<PlannedStep> steps, Collection<Finding> findings) {
        return new Draft(steps, List.copyOf(findings), false);
    }

    static Draft refused(Collection<Finding> findings) {
        return new Draft(List.of(), List.copyOf(findings), true);
    }

    /** With more to know. */
    Draft with(Collection<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Draft(steps, all, refused);
    }

    /** This, and then that; refused if either is. */
    Draft then(Draft next) {
        Set<Finding> all = new LinkedHashSet<>(findings);
        all.addAll(next.findings);
        if (refused || next.refused) {
            return refused(all);
        }
        List<PlannedStep> both = new ArrayList<>(steps);
        both.addAll(next.steps);
        return of(both, all);
    }

    MigrationPlan plan(PlanRequest request, Basis basis) {
        return new MigrationPlan(request, steps, worstFirst(findings), refused, basis);
    }

    /** Each once, errors first; among equals as they came. */
    static List<Finding> worstFirst(Collection<Finding> findings) {
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::severity, Comparator.<Severity>reverseOrder()))
                .toList();
    }
}
