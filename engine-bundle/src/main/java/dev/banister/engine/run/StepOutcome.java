package dev.banister.engine.run;

import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import java.time.Duration;
import java.util.Optional;

/** What became of a step. */
record StepOutcome(Step step, Result result, Duration duration, Optional<Finding> finding) implements Outcome {

    static StepOutcome done(Step step, Duration duration) {
        return new StepOutcome(step, Result.DONE, duration, Optional.empty());
    }

    static StepOutcome failed(Step step, Duration duration, Finding finding) {
        return new StepOutcome(step, Result.FAILED, duration, Optional.of(finding));
    }

    static StepOutcome skipped(Step step, Finding finding) {
        return new StepOutcome(step, Result.SKIPPED, Duration.ZERO, Optional.of(finding));
    }
}
