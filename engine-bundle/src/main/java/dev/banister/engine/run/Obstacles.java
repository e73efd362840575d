package dev.banister.engine.run;

import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.plan.PlannedStep;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must not be tried any more because of what failed: the rest of its module; going up, what requires it; going
 * down, what it requires. For one thread.
 */
final class Obstacles {

    private final Map<ModuleId, String> stoppedModules = new HashMap<>();
    private final Map<GroupId, String> unfinished = new HashMap<>();
    private final Map<GroupId, String> stillNeeded = new HashMap<>();
    private @Nullable String all;

    /** Nothing is tried any more. */
    void stopAll(String why) {
        all = why;
    }

    boolean stopsAll() {
        return all != null;
    }

    /** The step failed. */
    void failed(PlannedStep step) {
        stop(step, step.script() + " failed");
    }

    /**
     * Nothing more of a module is tried.
     *
     * @return whether something was to be tried until now
     */
    boolean stopModule(ModuleId module, String why) {
        return stoppedModules.putIfAbsent(module, why) == null;
    }

    boolean standBefore(PlannedStep step) {
        return why(step) != null;
    }

    /** Why the step is not to be tried, if so; what depends on it then is not tried either. */
    Optional<Finding> skip(PlannedStep step) {
        String why = why(step);
        if (why == null) {
            return Optional.empty();
        }
        stop(step, why);
        return Optional.of(Finding.of(
                        FindingCodes.SKIPPED,
                        Severity.ERROR,
                        Place.of(step.script()),
                        "was not tried",
                        "Mend what is named here, then run the command again.")
                .because(why));
    }

    private void stop(PlannedStep step, String why) {
        GroupId group = step.script().group();
        stoppedModules.putIfAbsent(group.module(), why);
        if (step.action() == Action.REVERT) {
            step.requirements().forEach(required -> stillNeeded.putIfAbsent(required, why));
        } else {
            unfinished.putIfAbsent(group, why);
        }
    }

    private @Nullable String why(PlannedStep step) {
        if (all != null) {
            return all;
        }
        GroupId group = step.script().group();
        String ofModule = stoppedModules.get(group.module());
        if (ofModule != null) {
            return ofModule;
        }
        if (step.action() == Action.REVERT || step.action() == Action.UNMARK) {
            return stillNeeded.get(group);
        }
        return step.requirements().stream()
                .sorted()
                .filter(unfinished::containsKey)
                .findFirst()
                .map(unfinished::get)
                .orElse(null);
    }
}
