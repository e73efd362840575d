package dev.banister.engine.plan;

import dev.banister.api.admin.Step;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.catalog.OfferedScript;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A step as the planner makes it.
 *
 * @param checksum of the up that is applied, marked or accepted, or that the history holds
 * @param requirements the groups of other modules that the script relies on, each once, for the history
 * @param resolution for RESOLVE: was the statement executed?
 * @param recorded what the history calls the script, and under which its record is read and written; differs from
 *     {@code script} only where the group was renamed after it had been applied
 */
public record PlannedStep(
        Action action,
        ScriptId script,
        ModuleVersion moduleVersion,
        boolean late,
        boolean reversible,
        Optional<String> reason,
        List<String> statements,
        String checksum,
        List<GroupId> requirements,
        boolean resolution,
        ScriptId recorded)
        implements Step {

    public PlannedStep {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(moduleVersion, "moduleVersion");
        // Not copied: they may be a view of a script that is too big to be held.
        statements = Collections.unmodifiableList(statements);
        requirements = List.copyOf(requirements);
        Objects.requireNonNull(recorded, "recorded");
    }

    /** A step for a script that the history calls by its name, or does not know. */
    public PlannedStep(
            Action action,
            ScriptId script,
            ModuleVersion moduleVersion,
            boolean late,
            boolean reversible,
            Optional<String> reason,
            List<String> statements,
            String checksum,
            List<GroupId> requirements,
            boolean resolution) {
        this(
                action,
                script,
                moduleVersion,
                late,
                reversible,
                reason,
                statements,
                checksum,
                requirements,
                resolution,
                script);
    }

    @Override
    public boolean inJava() {
        return checksum.startsWith(OfferedScript.Java.CHECKSUM_PREFIX);
    }
}
