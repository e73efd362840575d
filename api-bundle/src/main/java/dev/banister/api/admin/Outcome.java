package dev.banister.api.admin;

import dev.banister.api.model.Finding;
import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What became of a step. */
@ProviderType
public interface Outcome {

    /** How it ended. */
    enum Result {
        /** Done and recorded. */
        DONE,
        /** Tried; the finding says what went wrong. */
        FAILED,
        /** Not tried, since something before it failed or the run was stopped; the finding says what. */
        SKIPPED
    }

    Step step();

    Result result();

    Duration duration();

    /** What went wrong; empty if {@link Result#DONE}. */
    Optional<Finding> finding();
}
