package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What groups were called before, over all modules. An old id is somebody's if one group claims it and nobody offers it;
 * otherwise it is nobody's, since what was applied under it would be reverted by a group that never ran it.
 */
public final class FormerNames {

    private final Set<GroupId> offered = new HashSet<>();
    private final SortedMap<GroupId, SortedSet<GroupId>> claims = new TreeMap<>();

    public FormerNames(Collection<OfferedModule> modules) {
        for (OfferedModule module : modules) {
            for (OfferedGroup group : module.groups()) {
                offered.add(group.id());
                group.formerly()
                        .ifPresent(old -> claims.computeIfAbsent(old, id -> new TreeSet<>())
                                .add(group.id()));
            }
        }
    }

    /** Old ids to those that their groups have now. */
    public Map<GroupId, GroupId> current() {
        Map<GroupId, GroupId> current = new HashMap<>();
        claims.forEach((old, claimants) -> {
            if (claimants.size() == 1 && !offered.contains(old)) {
                current.put(old, claimants.first());
            }
        });
        return current;
    }

    /** One at each group whose claim cannot be honoured. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        claims.forEach((old, claimants) -> {
            for (GroupId claimant : claimants) {
                if (offered.contains(old)) {
                    findings.add(stillOffered(claimant, old));
                } else if (claimants.size() > 1) {
                    findings.add(claimedTwice(claimant, old, claimants));
                }
            }
        });
        return findings;
    }

    private static Finding stillOffered(GroupId claimant, GroupId old) {
        boolean own = claimant.module().equals(old.module());
        return CatalogFindings.error(
                        FindingCodes.BAD_REQUIREMENT,
                        Place.of(claimant),
                        "formerly=" + old + " names a group that is still offered",
                        own
                                ? "Take the old one out if it was renamed, or take formerly= out if it was not."
                                : "Install a version of " + old.module() + " without it if it was renamed, or take"
                                        + " formerly= out if it was not.")
                .because("the other one: " + old);
    }

    private static Finding claimedTwice(GroupId claimant, GroupId old, Collection<GroupId> claimants) {
        return CatalogFindings.error(
                        FindingCodes.BAD_REQUIREMENT,
                        Place.of(claimant),
                        "formerly=" + old + " is claimed by " + claimants.size() + " groups",
                        "Keep formerly= only at the group that was renamed, and take it out of the others.")
                .because(claimants.stream()
                        .filter(other -> !other.equals(claimant))
                        .map(other -> "the other one: " + other)
                        .toArray(String[]::new));
    }
}
