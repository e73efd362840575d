package dev.banister.engine.plan;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistorySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What groups were called before: old ids to those that the catalog knows them by. Everything else in this package sees
 * the history through here, so that only new ids are left to think about.
 */
final class Renames {

    private final Map<GroupId, GroupId> currentIds;

    private Renames(Map<GroupId, GroupId> currentIds) {
        this.currentIds = currentIds;
    }

    /** An old id that is offered itself is no old id; of two groups that claim one, the first has it. */
    static Renames of(Catalog catalog) {
        List<OfferedGroup> renamed = new ArrayList<>();
        for (OfferedModule module : catalog.modules()) {
            for (OfferedGroup group : module.groups()) {
                if (group.formerly().isPresent()) {
                    renamed.add(group);
                }
            }
        }
        renamed.sort(Comparator.comparing(OfferedGroup::id));
        Map<GroupId, GroupId> currentIds = new HashMap<>();
        for (OfferedGroup group : renamed) {
            GroupId old = group.formerly().orElseThrow();
            if (catalog.group(old).isEmpty()) {
                currentIds.putIfAbsent(old, group.id());
            }
        }
        return new Renames(currentIds);
    }

    GroupId current(GroupId id) {
        return currentIds.isEmpty() ? id : currentIds.getOrDefault(id, id);
    }

    /** The history as it would be had every group always had the name that it has now. */
    Past read(HistorySnapshot history) {
        if (currentIds.isEmpty()) {
            return new Past(history.records(), Map.of());
        }
        List<HistoryRecord> records = new ArrayList<>();
        Map<ScriptId, ScriptId> oldIds = new HashMap<>();
        for (HistoryRecord record : history.records()) {
            ScriptId script = record.script();
            ScriptId current = current(script.group()).script(script.name());
            boolean taken = !current.equals(script) && history.record(current).isPresent();
            ScriptId id = taken ? script : current;
            if (!id.equals(script)) {
                oldIds.put(id, script);
            }
            records.add(renamed(record, id));
        }
        return new Past(records, oldIds);
    }

    private HistoryRecord renamed(HistoryRecord record, ScriptId id) {
        Set<GroupId> requirements =
                record.requirements().stream().map(this::current).collect(Collectors.toSet());
        return new HistoryRecord(
                id,
                record.state(),
                record.sequence(),
                record.moduleVersion(),
                record.checksum(),
                record.downChecksum(),
                record.file(),
                record.reversible(),
                record.late(),
                requirements,
                record.at(),
                record.statementsDone());
    }
}
