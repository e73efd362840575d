package dev.banister.engine.catalog;

import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import java.util.List;
import java.util.Objects;

/**
 * A module as it is installed now.
 *
 * @param groups in the module's own order
 */
public record OfferedModule(ModuleId id, ModuleVersion version, List<OfferedGroup> groups) {

    public OfferedModule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        groups = List.copyOf(groups);
    }
}
