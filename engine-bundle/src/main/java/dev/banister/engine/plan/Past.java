package dev.banister.engine.plan;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.history.HistoryRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The history, arranged for questions about modules and groups. Immutable. */
final class Past {

    private final Map<ScriptId, HistoryRecord> records = new LinkedHashMap<>();
    private final Map<GroupId, List<HistoryRecord>> groups = new HashMap<>();
    private final SortedMap<ModuleId, List<HistoryRecord>> modules = new TreeMap<>();
    private final Map<ModuleId, GroupName> latest = new HashMap<>();
    private final Map<ScriptId, ScriptId> oldIds;
    private final Set<ScriptId> cut;
    private final Map<ScriptId, String> seen;

    /**
     * @param oldIds what the history calls scripts whose group has another name now
     * @param cut those, as the history calls them, that have begun and cannot be gone on with in their middle
     * @param seen what the database shows of statements in doubt, by what the history calls their scripts
     */
    Past(
            Collection<HistoryRecord> history,
            Map<ScriptId, ScriptId> oldIds,
            Set<ScriptId> cut,
            Map<ScriptId, String> seen) {
        this.oldIds = oldIds;
        this.cut = cut;
        this.seen = seen;
        List<HistoryRecord> inOrder = new ArrayList<>(history);
        inOrder.sort(Comparator.comparingLong(HistoryRecord::sequence));
        for (HistoryRecord record : inOrder) {
            GroupId group = record.script().group();
            records.put(record.script(), record);
            groups.computeIfAbsent(group, id -> new ArrayList<>()).add(record);
            modules.computeIfAbsent(group.module(), id -> new ArrayList<>()).add(record);
            if (record.state().countsAsApplied()) {
                latest.merge(group.module(), group.name(), (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        }
    }

    /** In the order in which they came about. */
    Collection<HistoryRecord> records() {
        return Collections.unmodifiableCollection(records.values());
    }

    /** Has it begun, and cannot be gone on with in its middle, so that a person has to finish or undo it? */
    boolean isCut(ScriptId script) {
        return cut.contains(oldIds.getOrDefault(script, script));
    }

    /** What the database shows of the statement of it that may or may not have happened, in words. */
    Optional<String> seen(ScriptId script) {
        return Optional.ofNullable(seen.get(oldIds.getOrDefault(script, script)));
    }

    Optional<HistoryRecord> record(ScriptId script) {
        return Optional.ofNullable(records.get(script));
    }

    Set<ModuleId> modules() {
        return Collections.unmodifiableSet(modules.keySet());
    }

    /** In the order in which they came about. */
    List<HistoryRecord> of(ModuleId module) {
        return Collections.unmodifiableList(modules.getOrDefault(module, List.of()));
    }

    /** In the order in which they came about. */
    List<HistoryRecord> of(GroupId group) {
        return Collections.unmodifiableList(groups.getOrDefault(group, List.of()));
    }

    /** In the module's own order. */
    SortedSet<GroupName> groupsOf(ModuleId module) {
        SortedSet<GroupName> names = new TreeSet<>();
        of(module).forEach(record -> names.add(record.script().group().name()));
        return names;
    }

    /** Is everything that the history has of this group applied, and is there anything? */
    boolean isApplied(GroupId group) {
        List<HistoryRecord> known = of(group);
        return !known.isEmpty()
                && known.stream().allMatch(record -> record.state().countsAsApplied());
    }

    boolean countsAsApplied(ScriptId script) {
        HistoryRecord record = records.get(script);
        return record != null && record.state().countsAsApplied();
    }

    /** Is there something of its module, later in the module's own order, that counts as applied? */
    boolean isLate(GroupId group) {
        return latestApplied(group.module())
                .map(name -> name.compareTo(group.name()) > 0)
                .orElse(false);
    }

    /** The last group in the module's own order of which something counts as applied. */
    Optional<GroupName> latestApplied(ModuleId module) {
        return Optional.ofNullable(latest.get(module));
    }

    /** What the history calls this script. */
    ScriptId recordedAs(ScriptId script) {
        return oldIds.getOrDefault(script, script);
    }

    /** What it will be once these have been reverted. */
    Past without(Set<ScriptId> reverted) {
        List<HistoryRecord> left = records.values().stream()
                .filter(record -> !reverted.contains(record.script()))
                .toList();
        Map<ScriptId, ScriptId> oldIdsLeft = new HashMap<>(oldIds);
        oldIdsLeft.keySet().removeAll(reverted);
        return new Past(left, oldIdsLeft, cut, seen);
    }
}
