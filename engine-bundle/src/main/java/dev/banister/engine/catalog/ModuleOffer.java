package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A module as it was found: what the catalog is built from.
 *
 * @param path the folder of its migrations
 * @param findings what was found wrong with it before anybody looked into its groups
 * @param origin where it was taken from, such as the path of its jar; empty if that is nowhere
 */
public record ModuleOffer(
        ModuleId id,
        ModuleVersion version,
        String path,
        ModuleFiles files,
        List<GroupOffer> groups,
        List<Finding> findings,
        Optional<String> origin) {

    public ModuleOffer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(files, "files");
        groups = List.copyOf(groups);
        findings = List.copyOf(findings);
        Objects.requireNonNull(origin, "origin");
    }

    public ModuleOffer(
            ModuleId id,
            ModuleVersion version,
            String path,
            ModuleFiles files,
            List<GroupOffer> groups,
            List<Finding> findings) {
        this(id, version, path, files, groups, findings, Optional.empty());
    }

    public ModuleOffer from(String place) {
        return new ModuleOffer(id, version, path, files, groups, findings, Optional.of(place));
    }

    public ModuleOffer with(List<GroupOffer> otherGroups, List<Finding> otherFindings) {
        return new ModuleOffer(id, version, path, files, otherGroups, otherFindings, origin);
    }
}
