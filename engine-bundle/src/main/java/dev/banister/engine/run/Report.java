package dev.banister.engine.run;

import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.RunReport;
import java.time.Duration;
import java.util.List;

/** What became of a plan. */
record Report(String runId, Plan plan, List<Outcome> outcomes, Duration duration) implements RunReport {

    Report {
        outcomes = List.copyOf(outcomes);
    }
}
