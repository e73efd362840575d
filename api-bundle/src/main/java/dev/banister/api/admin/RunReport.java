package dev.banister.api.admin;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What became of a plan. */
@ProviderType
public interface RunReport {

    /** Names this run in the history. */
    String runId();

    Plan plan();

    /** One for each step of the plan, in order. */
    List<Outcome> outcomes();

    Duration duration();

    /** Did every step end as {@link Outcome.Result#DONE}? */
    default boolean succeeded() {
        return outcomes().stream().allMatch(outcome -> outcome.result() == Outcome.Result.DONE);
    }
}
