package dev.banister.engine.plan;

import dev.banister.api.admin.Step;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A step as the planner makes it.
 *
 * @param checksum of the up that is applied, marked or accepted, or that the history holds
 * @param requirements the groups of other modules that the script relies on, for the history
 * @param resolution for RESOLVE: was the statement executed?
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
        Set<GroupId> requirements,
        boolean resolution)
        implements Step {

    public PlannedStep {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(moduleVersion, "moduleVersion");
        statements = List.copyOf(statements);
        requirements = Set.copyOf(requirements);
    }
}
