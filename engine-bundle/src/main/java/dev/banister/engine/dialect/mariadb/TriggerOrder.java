package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.schema.TriggerStructure;
import java.util.ArrayList;
import java.util.List;

/** The order in which the triggers of a table are made, each behind the one that it says it follows. */
final class TriggerOrder {

    private TriggerOrder() {}

    static String follows(String trigger) {
        return "FOLLOWS " + Sql.name(trigger);
    }

    static List<TriggerStructure> of(List<TriggerStructure> triggers) {
        List<TriggerStructure> ordered = new ArrayList<>();
        List<TriggerStructure> left = new ArrayList<>(triggers);
        while (!left.isEmpty()) {
            List<TriggerStructure> free = left.stream()
                    .filter(each -> left.stream().noneMatch(other -> each.sql().contains(head(other))))
                    .toList();
            // A body may hold the same words; then any order is as good as another.
            List<TriggerStructure> next = free.isEmpty() ? List.copyOf(left) : free;
            ordered.addAll(next);
            left.removeAll(next);
        }
        return ordered;
    }

    private static String head(TriggerStructure other) {
        return "FOR EACH ROW " + follows(other.name()) + " ";
    }
}
