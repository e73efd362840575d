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
        Set<GroupId> known = new HashSet<>();
        reverted.forEach(group -> known.add(group.group()));
        Map<ModuleId, List<Applied>> standing = new HashMap<>();
        Deque<Applied> next = new ArrayDeque<>(reverted);
        while (!next.isEmpty()) {
            Applied group = next.remove();
            for (Applied other : requiring.getOrDefault(group.group(), List.of())) {
                if (known.add(other.group())) {
                    dependents.put(other, "requires " + group.group());
                    next.add(other);
                }
            }
            List<Applied> siblings = standing.computeIfAbsent(group.group().module(), this::copyOf);
            siblings.removeIf(sibling -> known.contains(sibling.group()));
            for (Applied other : siblings) {
                boolean later = other.sequence() > group.sequence();
                if (later && other.group().compareTo(group.group()) > 0 && known.add(other.group())) {
                    dependents.put(other, "comes after " + group.group());
                    next.add(other);
                }
            }
        }
        return dependents;
    }

    private List<Applied> copyOf(ModuleId module) {
        return new ArrayList<>(modules.getOrDefault(module, List.of()));
    }
}
