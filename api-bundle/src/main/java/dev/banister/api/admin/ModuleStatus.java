package dev.banister.api.admin;

import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.ModuleVersion;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One module at a glance. */
@ProviderType
public interface ModuleStatus {

    ModuleId module();

    /** The version that is installed, if any is. */
    Optional<ModuleVersion> version();

    /** How many of its scripts count as applied. */
    int applied();

    /** How many of its scripts would run at the next upgrade, or wait for something. */
    int pending();

    ModuleState state();
}
