package dev.banister.api.admin;

import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One script and what has become of it. */
@ProviderType
public interface ScriptStatus {

    ScriptId script();

    ScriptState state();

    /** Does it have a down? */
    boolean reversible();

    /** Is it pending, and older than something of its module that is applied? Or was it, when it was applied? */
    boolean late();

    /** When it was applied or marked, by the database's clock. */
    Optional<Instant> appliedAt();

    /** The version of the bundle that it was applied from, or else is offered by. */
    ModuleVersion moduleVersion();
}
