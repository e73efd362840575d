package dev.banister.engine.plan;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which applied groups rely on which, by the requirements that were stored when they were applied, whatever the catalog
 * says today. Within a module a group relies on those before it that were there when it was applied.
 */
final class Dependents {

    private final Map<GroupId, List<Applied>> requiring = new HashMap<>();
    private final Map<ModuleId, List<Applied>> modules = new HashMap<>();

    Dependents(Past past) {
        for (Applied applied : Applied.groups(past.records())) {
            modules.computeIfAbsent(applied.group().module(), id -> new ArrayList<>())
                    .add(applied);
            Set<GroupId> required = new HashSet<>();
            applied.rows().forEach(row -> required.addAll(row.requirements()));
            required.forEach(group ->
                    requiring.computeIfAbsent(group, id -> new ArrayList<>()).add(applied));
        }
    }

    /** The groups that rely on these, directly or through others, each with the reason, the direct ones first. */
    Map<Applied, String> of(Collection<Applied> reverted) {
        Map<Applied, String> dependents = new LinkedHashMap<>();
        Set<Applied> known = new HashSet<>(reverted);
        Deque<Applied> next = new ArrayDeque<>(reverted);
        while (!next.isEmpty()) {
            Applied group = next.remove();
            for (Applied other : requiring.getOrDefault(group.group(), List.of())) {
                if (known.add(other)) {
                    dependents.put(other, "requires " + group.group());
                    next.add(other);
                }
            }
            for (Applied other : modules.getOrDefault(group.group().module(), List.of())) {
                boolean builtOnIt = other.group().compareTo(group.group()) > 0 && other.sequence() > group.sequence();
                if (builtOnIt && known.add(other)) {
                    dependents.put(other, "comes after " + group.group());
                    next.add(other);
                }
            }
        }
        return dependents;
    }
}
