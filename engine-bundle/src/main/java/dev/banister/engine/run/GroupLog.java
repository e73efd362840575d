package dev.banister.engine.run;

import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.GroupId;
import dev.banister.engine.plan.PlannedStep;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each group: steps of one kind on one group are counted until another one comes. For one thread. */
final class GroupLog {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private @Nullable GroupId group;
    private @Nullable Action action;
    private int scripts;
    private Duration duration = Duration.ZERO;

    void done(PlannedStep step, Duration took) {
        if (!step.script().group().equals(group) || step.action() != action) {
            flush();
            group = step.script().group();
            action = step.action();
        }
        scripts++;
        duration = duration.plus(took);
    }

    void flush() {
        if (group != null && action != null) {
            LOG.info(
                    Told.MARKER,
                    "{}: {} {} ({}, {} ms)",
                    group.module(),
                    past(action),
                    group.name(),
                    scripts == 1 ? "1 script" : scripts + " scripts",
                    duration.toMillis());
        }
        group = null;
        action = null;
        scripts = 0;
        duration = Duration.ZERO;
    }

    private static String past(Action action) {
        return switch (action) {
            case APPLY -> "applied";
            case REVERT -> "reverted";
            case MARK -> "marked";
            case UNMARK -> "unmarked";
            case IGNORE -> "ignored";
            case UNIGNORE -> "unignored";
            case ACCEPT -> "accepted";
            case RESOLVE -> "resolved";
        };
    }
}
