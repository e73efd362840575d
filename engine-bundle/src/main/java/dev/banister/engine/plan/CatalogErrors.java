package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.Catalog;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the catalog has found wrong, by what it stops: a whole module, or a group and the later ones. Immutable. */
final class CatalogErrors {

    private final OfferedGroups offered;
    private final Map<ModuleId, Finding> modules = new HashMap<>();
    private final Map<Integer, Finding> groups = new HashMap<>();

    CatalogErrors(Catalog catalog, OfferedGroups offered) {
        this.offered = offered;
        catalog.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .forEach(finding -> finding.place().module().ifPresent(module -> takeIn(module, finding)));
    }

    /** What stops modules as a whole, the first of several. */
    Map<ModuleId, Finding> ofModules() {
        return Map.copyOf(modules);
    }

    /** What stands at the very group and does not stop its whole module; the first of several. */
    Optional<Finding> at(int number) {
        return Optional.ofNullable(groups.get(number));
    }

    /** What stops a group, be it at its module or at an earlier group of it; the first of several. */
    Optional<Finding> holding(int number) {
        ModuleId module = offered.id(number).module();
        return Optional.ofNullable(modules.get(module))
                .or(() -> Arrays.stream(offered.of(module))
                        .takeWhile(earlier -> earlier <= number)
                        .boxed()
                        .flatMap(earlier -> at(earlier).stream())
                        .findFirst());
    }

    private void takeIn(ModuleId module, Finding finding) {
        OptionalInt group = groupAt(module, finding.place());
        // Where a component is not there, its folder may be offered alone, which is not what the author meant.
        if (group.isPresent() && !finding.code().equals(FindingCodes.GROUP_NOT_AVAILABLE)) {
            groups.putIfAbsent(group.getAsInt(), finding);
        } else {
            modules.putIfAbsent(module, finding);
        }
    }

    /** The group of the catalog that a place names, if it names one. */
    private OptionalInt groupAt(ModuleId module, Place place) {
        try {
            return place.group().isEmpty()
                    ? OptionalInt.empty()
                    : offered.number(
                            new GroupId(module, GroupName.of(place.group().get())));
        } catch (IllegalArgumentException notAGroupName) {
            return OptionalInt.empty();
        }
    }
}
