package dev.banister.engine.plan;

import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import java.util.List;
import java.util.Objects;

/** A plan as the planner makes it. */
public record MigrationPlan(
        PlanRequest request, List<PlannedStep> planned, List<Finding> findings, boolean refused, String fingerprint)
        implements Plan {

    public MigrationPlan {
        Objects.requireNonNull(request, "request");
        planned = List.copyOf(planned);
        findings = List.copyOf(findings);
        Objects.requireNonNull(fingerprint, "fingerprint");
    }

    @Override
    public List<Step> steps() {
        return List.copyOf(planned);
    }
}
