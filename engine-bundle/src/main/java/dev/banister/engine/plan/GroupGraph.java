package dev.banister.engine.plan;

import dev.banister.api.model.ModuleId;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.Requirement;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What each offered group waits for. It knows nothing of the history: the same catalog makes the same graph on every
 * host. Requirements that the catalog cannot meet are left out here; {@link Requirements} speaks of those.
 */
final class GroupGraph {

    private final OfferedGroups groups;
    private static final int NOBODY = -1;
    private static final int[] NONE = {};

    private final int[][] required;
    private final int[][] waitedFor;
    private final int[][] followers;

    GroupGraph(OfferedGroups groups) {
        this.groups = groups;
        this.required = new int[groups.size()][];
        this.waitedFor = new int[groups.size()][];
        for (int number = 0; number < groups.size(); number++) {
            OfferedGroup group = groups.get(number);
            required[number] = named(group, group.requires());
            int[] after = named(group, group.afterIfPresent());
            waitedFor[number] = joined(new int[] {groups.previous(number)}, required[number], after);
        }
        this.followers = turnedAround(waitedFor);
    }

    OfferedGroups groups() {
        return groups;
    }

    /**
     * The last of the offered groups that a requirement names; the others of its module come before that one anyway.
     *
     * @param place of the requirement among those of the group, from 0
     */
    OptionalInt required(int number, int place) {
        int last = required[number][place];
        return last == NOBODY ? OptionalInt.empty() : OptionalInt.of(last);
    }

    /** What comes before: the group before it in its module, what it requires, what it comes after if present. */
    int[] waitsFor(int number) {
        return waitedFor[number];
    }

    /** The groups that wait for this one. */
    int[] followers(int number) {
        return followers[number];
    }

    /** Why one group comes after another, as a sentence. */
    String reason(int later, int earlier) {
        OfferedGroup group = groups.get(later);
        for (int place = 0; place < required[later].length; place++) {
            if (required[later][place] == earlier) {
                return group.id() + " requires " + group.requires().get(place);
            }
        }
        ModuleId module = groups.id(earlier).module();
        if (module.equals(group.id().module()) && earlier < later) {
            return group.id() + " comes after " + groups.id(earlier) + " in its module";
        }
        return group.id() + " comes after " + groups.id(earlier) + " where that is present";
    }

    private int[] named(OfferedGroup group, List<Requirement> requirements) {
        int[] named = requirements.isEmpty() ? NONE : new int[requirements.size()];
        for (int place = 0; place < named.length; place++) {
            named[place] = groups.lastNamed(requirements.get(place), group.id()).orElse(NOBODY);
        }
        return named;
    }

    private static int[] joined(int[] previous, int[] required, int[] after) {
        int[] all = new int[previous.length + required.length + after.length];
        int count = 0;
        for (int[] some : new int[][] {previous, required, after}) {
            for (int number : some) {
                if (number != NOBODY) {
                    all[count++] = number;
                }
            }
        }
        return count == all.length ? all : Arrays.copyOf(all, count);
    }

    private static int[][] turnedAround(int[][] edges) {
        int[] counts = new int[edges.length];
        for (int[] targets : edges) {
            for (int target : targets) {
                counts[target]++;
            }
        }
        int[][] turned = new int[edges.length][];
        for (int number = 0; number < edges.length; number++) {
            turned[number] = new int[counts[number]];
        }
        for (int number = 0; number < edges.length; number++) {
            for (int target : edges[number]) {
                turned[target][turned[target].length - counts[target]--] = number;
            }
        }
        return turned;
    }
}
