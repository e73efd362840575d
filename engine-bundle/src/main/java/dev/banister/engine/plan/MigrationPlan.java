package dev.banister.engine.plan;

import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A plan as the planner makes it. */
public record MigrationPlan(
        PlanRequest request, List<PlannedStep> planned, List<Finding> findings, boolean refused, Basis basis)
        implements Plan {

    public MigrationPlan {
        Objects.requireNonNull(request, "request");
        planned = List.copyOf(planned);
        findings = List.copyOf(findings);
        Objects.requireNonNull(basis, "basis");
    }

    /** The same plan, with what was found elsewhere. */
    public MigrationPlan with(List<Finding> others) {
        List<Finding> all = new ArrayList<>(findings);
        others.stream().filter(finding -> !findings.contains(finding)).forEach(all::add);
        return new MigrationPlan(request, planned, all, refused, basis);
    }

    @Override
    public List<Step> steps() {
        return List.copyOf(planned);
    }

    @Override
    public String fingerprint() {
        return basis.fingerprint();
    }
}
