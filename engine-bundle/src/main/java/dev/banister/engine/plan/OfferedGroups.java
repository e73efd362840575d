package dev.banister.engine.plan;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.catalog.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The groups of the catalog, each with a number: its rank among groups that are free to run. So the numbers of one
 * module's groups ascend in the module's own order, and an order can be worked out on plain integers.
 */
final class OfferedGroups {

    private static final int[] NONE = {};

    private final Catalog catalog;
    private final Renames renames;
    private final List<OfferedGroup> groups = new ArrayList<>();
    private final Map<GroupId, Integer> numbers;
    private final Map<ModuleId, int[]> modules = new HashMap<>();
    private final int[] previous;
    private final int[] moduleNumbers;

    OfferedGroups(Catalog catalog, Renames renames) {
        this.catalog = catalog;
        this.renames = renames;
        List<Keyed> keyed = new ArrayList<>();
        List<int[]> siblings = new ArrayList<>();
        for (OfferedModule module : catalog.modules()) {
            int index = siblings.size();
            siblings.add(new int[module.groups().size()]);
            modules.put(module.id(), siblings.get(index));
            module.groups().forEach(group -> keyed.add(new Keyed(key(group), group, index)));
        }
        // As ids compare, without looking into them: modules come in the order of their names.
        keyed.sort(Comparator.comparingLong(Keyed::key)
                .thenComparingInt(Keyed::module)
                .thenComparing(entry -> entry.group().id()));
        numbers = new HashMap<>(keyed.size() * 2);
        previous = new int[keyed.size()];
        moduleNumbers = new int[keyed.size()];
        int[] filled = new int[siblings.size()];
        for (Keyed entry : keyed) {
            int number = groups.size();
            int place = filled[entry.module()]++;
            int[] own = siblings.get(entry.module());
            groups.add(entry.group());
            numbers.put(entry.group().id(), number);
            own[place] = number;
            moduleNumbers[number] = entry.module();
            previous[number] = place == 0 ? -1 : own[place - 1];
        }
    }

    /** A group with its place in time as one number, since most comparisons need no more. */
    private record Keyed(long key, OfferedGroup group, int module) {}

    private static long key(OfferedGroup group) {
        GroupName name = group.id().name();
        return name.instant().isPresent()
                ? name.instant().get().getEpochSecond()
                : Long.MIN_VALUE + name.number().orElse(0);
    }

    int size() {
        return groups.size();
    }

    OfferedGroup get(int number) {
        return groups.get(number);
    }

    GroupId id(int number) {
        return groups.get(number).id();
    }

    boolean areOfOneModule(int one, int other) {
        return moduleNumbers[one] == moduleNumbers[other];
    }

    /** The group before it in its module; -1 for the first. */
    int previous(int number) {
        return previous[number];
    }

    /** Empty if it is not offered, be it under an old name. */
    OptionalInt number(GroupId id) {
        Integer number = numbers.get(renames.current(id));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The id that a group goes by now. */
    GroupId current(GroupId id) {
        return renames.current(id);
    }

    /** The groups of a module in its own order; none if it is not installed. */
    int[] of(ModuleId module) {
        return modules.getOrDefault(module, NONE);
    }

    /** The offered groups that a requirement names, in their module's own order. */
    int[] named(Requirement requirement, GroupId asker) {
        if (requirement instanceof Requirement.OnGroup onGroup) {
            OptionalInt number = number(onGroup.group());
            return number.isPresent() ? new int[] {number.getAsInt()} : NONE;
        }
        int[] all = of(requirement.module());
        return Arrays.copyOf(all, reach(requirement, asker, all));
    }

    /** The last of those that a requirement names: the others come before it anyway. */
    OptionalInt lastNamed(Requirement requirement, GroupId asker) {
        if (requirement instanceof Requirement.OnGroup onGroup) {
            return number(onGroup.group());
        }
        int[] all = of(requirement.module());
        int reach = reach(requirement, asker, all);
        return reach == 0 ? OptionalInt.empty() : OptionalInt.of(all[reach - 1]);
    }

    /** How many of a module's groups, from the first, a requirement on the module names. */
    private int reach(Requirement requirement, GroupId asker, int[] all) {
        if (requirement.module().equals(asker.module())) {
            return 0;
        }
        if (requirement instanceof Requirement.OnVersion onVersion) {
            return offersVersion(onVersion) ? all.length : 0;
        }
        int low = 0;
        int high = all.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isOnOrBefore(id(all[middle]).name(), asker.name())) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean offersVersion(Requirement.OnVersion requirement) {
        return catalog.module(requirement.module())
                .map(module -> requirement.range().includes(module.version()))
                .orElse(false);
    }

    /** Is a group one that {@code requires=module} of another group asks for? */
    static boolean isOnOrBefore(GroupName name, GroupName asker) {
        return name.instant().isEmpty()
                || asker.instant()
                        .map(instant -> !name.instant().orElseThrow().isAfter(instant))
                        .orElse(false);
    }
}
