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
    private final int[][] needed;
    private final int[][] waitedFor;
    private final int[][] followers;

    GroupGraph(OfferedGroups groups) {
        this.groups = groups;
        this.needed = new int[groups.size()][];
        this.waitedFor = new int[groups.size()][];
        for (int number = 0; number < groups.size(); number++) {
            OfferedGroup group = groups.get(number);
            needed[number] = join(previous(number), named(group, group.requires()));
            waitedFor[number] = join(needed[number], named(group, group.afterIfPresent()));
        }
        this.followers = turnedAround(waitedFor);
    }

    OfferedGroups groups() {
        return groups;
    }

    /** What must be applied before: the group before it in its module, and the last of each that it requires. */
    int[] needs(int number) {
        return needed[number];
    }

    /** What comes before: all that it {@link #needs}, and what it only comes after where that is present. */
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
        for (Requirement requirement : group.requires()) {
            OptionalInt last = groups.lastNamed(requirement, group.id());
            if (last.isPresent() && last.getAsInt() == earlier) {
                return group.id() + " requires " + requirement;
            }
        }
        ModuleId module = groups.id(earlier).module();
        if (module.equals(group.id().module()) && earlier < later) {
            return group.id() + " comes after " + groups.id(earlier) + " in its module";
        }
        return group.id() + " comes after " + groups.id(earlier) + " where that is present";
    }

    private int[] previous(int number) {
        int[] siblings = groups.of(groups.id(number).module());
        int place = Arrays.binarySearch(siblings, number);
        return place > 0 ? new int[] {siblings[place - 1]} : new int[0];
    }

    private int[] named(OfferedGroup group, List<Requirement> requirements) {
        int[] named = new int[requirements.size()];
        int count = 0;
        for (Requirement requirement : requirements) {
            OptionalInt last = groups.lastNamed(requirement, group.id());
            if (last.isPresent()) {
                named[count++] = last.getAsInt();
            }
        }
        return Arrays.copyOf(named, count);
    }

    private static int[] join(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
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
