package dev.banister.engine.plan;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.FormerNames;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistorySnapshot;
import java.util.ArrayList;
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

    static Renames of(Catalog catalog) {
        return new Renames(new FormerNames(catalog.modules()).current());
    }

    GroupId current(GroupId id) {
        return currentIds.isEmpty() ? id : currentIds.getOrDefault(id, id);
    }

    /** The history as it would be had every group always had the name that it has now. */
    Past read(HistorySnapshot history) {
        if (currentIds.isEmpty()) {
            return new Past(history.records(), Map.of(), history.cut(), history.seen());
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
        return new Past(records, oldIds, history.cut(), history.seen());
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
