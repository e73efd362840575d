package dev.banister.engine.plan;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.engine.catalog.OfferedGroup;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Some groups with all that they need and that is not applied: what must be run so that they can be. Of another module
 * it takes a group only together with the earlier ones; of the module that was named only what was asked for.
 */
final class Closure {

    private final Situation situation;
    private final ModuleId named;
    private final BitSet groups;
    private final Deque<Integer> next;
    private final Map<Integer, GroupId> requirers = new HashMap<>();
    private final Map<ModuleId, Integer> taken = new HashMap<>();

    Closure(Situation situation, BitSet goals, ModuleId named) {
        this.situation = situation;
        this.named = named;
        this.groups = (BitSet) goals.clone();
        this.next = new ArrayDeque<>(goals.stream().boxed().toList());
        while (!next.isEmpty()) {
            int number = next.remove();
            OfferedGroup group = situation.offered().get(number);
            for (int place = 0; place < group.requires().size(); place++) {
                OptionalInt last = situation.lastOpen(number, place);
                if (last.isPresent()) {
                    take(last.getAsInt(), group.id());
                }
            }
        }
    }

    /** The numbers of these groups. */
    BitSet groups() {
        return (BitSet) groups.clone();
    }

    /** Who brought a group in; empty for one that was a goal. */
    Optional<GroupId> requirer(int number) {
        return Optional.ofNullable(requirers.get(number));
    }

    private void take(int last, GroupId requirer) {
        ModuleId module = situation.offered().id(last).module();
        if (named.equals(module)) {
            add(last, requirer);
            return;
        }
        int[] open = situation.open(module);
        int place = taken.getOrDefault(module, 0);
        while (place < open.length && open[place] <= last) {
            add(open[place++], requirer);
        }
        taken.put(module, place);
    }

    private void add(int number, GroupId requirer) {
        if (!groups.get(number)) {
            groups.set(number);
            requirers.put(number, requirer);
            next.add(number);
        }
    }
}
