package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.Requirement;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The groups that installed bundles declare and whose components are just not there at the moment. Immutable. */
final class Unavailable {

    private final SortedMap<GroupId, Finding> groups = new TreeMap<>();

    Unavailable(Catalog catalog) {
        catalog.findings().stream()
                .filter(finding -> finding.code().equals(FindingCodes.GROUP_NOT_AVAILABLE))
                .forEach(finding -> group(finding.place()).ifPresent(group -> groups.putIfAbsent(group, finding)));
    }

    Set<GroupId> groups() {
        return Collections.unmodifiableSet(groups.keySet());
    }

    /** @param group one of {@link #groups}, which the requirement names */
    Finding requiredBy(GroupId asker, Requirement requirement, GroupId group) {
        Finding waiting = Objects.requireNonNull(groups.get(group), "group");
        String what = requirement instanceof Requirement.OnGroup ? "which" : "whose group " + group.name();
        return Finding.of(
                        FindingCodes.REQUIREMENT_HELD_UP,
                        Severity.ERROR,
                        Place.of(asker),
                        "requires " + requirement + ", " + what + " is declared and not available at the moment",
                        "provide what the component waits for; this group and the later ones of its module go on by"
                                + " themselves then")
                .because(waiting.reasons().toArray(String[]::new));
    }

    private static Optional<GroupId> group(Place place) {
        try {
            return place.module().flatMap(module -> place.group().map(name -> new GroupId(module, GroupName.of(name))));
        } catch (IllegalArgumentException notAGroupName) {
            return Optional.empty();
        }
    }
}
