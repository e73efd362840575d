package dev.banister.engine.catalog;

import dev.banister.api.model.GroupId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A group as its module offers it now.
 *
 * @param scripts in the order in which they run
 * @param requires what must be applied before
 * @param afterIfPresent what comes before where it is offered
 * @param conflicts what it cannot live with
 * @param formerly what the history may know it as
 */
public record OfferedGroup(
        GroupId id,
        List<OfferedScript> scripts,
        List<Requirement> requires,
        List<Requirement> afterIfPresent,
        List<Requirement> conflicts,
        Optional<GroupId> formerly) {

    public OfferedGroup {
        Objects.requireNonNull(id, "id");
        scripts = List.copyOf(scripts);
        requires = List.copyOf(requires);
        afterIfPresent = List.copyOf(afterIfPresent);
        conflicts = List.copyOf(conflicts);
        Objects.requireNonNull(formerly, "formerly");
    }
}
