package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import java.util.List;
import java.util.Objects;

/**
 * A module as it was found: what the catalog is built from.
 *
 * @param path the folder of its migrations
 * @param findings what was found wrong with it before anybody looked into its groups
 */
public record ModuleOffer(
        ModuleId id,
        ModuleVersion version,
        String path,
        ModuleFiles files,
        List<GroupOffer> groups,
        List<Finding> findings) {

    public ModuleOffer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(files, "files");
        groups = List.copyOf(groups);
        findings = List.copyOf(findings);
    }
}
