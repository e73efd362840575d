package dev.banister.engine.history;

import dev.banister.api.model.ScriptId;
import dev.banister.engine.lease.LeaseRow;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The history as it was read at one moment. Immutable.
 *
 * @param snapshot what the planner works with
 * @param rows what stands behind it
 * @param holder who holds the lease and is not known to be gone, for people
 * @param schema in which our tables stand; empty if there are none
 * @param format that our tables have
 * @param settlements what was found out about statements in flight, and is not written down yet; the snapshot and the rows
 *     have it already
 */
public record HistoryReading(
        HistorySnapshot snapshot,
        Map<ScriptId, HistoryRow> rows,
        Optional<String> holder,
        Optional<String> schema,
        int format,
        List<Settlement> settlements) {

    public HistoryReading {
        settlements = List.copyOf(settlements);
    }

    static final HistoryReading EMPTY = new HistoryReading(
            HistorySnapshot.EMPTY, Map.of(), Optional.empty(), Optional.empty(), LeaseRow.FORMAT, List.of());

    /** The same, of tables that are there. */
    HistoryReading in(String currentSchema, int tablesFormat) {
        return new HistoryReading(snapshot, rows, holder, Optional.of(currentSchema), tablesFormat, settlements);
    }

    /** @param seen of statements in flight that are not settled, in words */
    static HistoryReading of(
            Collection<HistoryRow> read,
            long lastSequence,
            Optional<String> holder,
            List<Settlement> settlements,
            Map<ScriptId, String> seen) {
        Map<ScriptId, HistoryRow> byScript = new LinkedHashMap<>();
        read.forEach(row -> byScript.put(row.record().script(), row));
        settlements.forEach(settlement -> byScript.put(settlement.row().record().script(), settlement.row()));
        Collection<HistoryRow> rows = byScript.values();
        HistorySnapshot snapshot = new HistorySnapshot(
                rows.stream()
                        .map(row -> holder.isPresent() ? row.record() : row.settled())
                        .toList(),
                lastSequence,
                rows.stream()
                        .filter(row -> !row.progress().resumable())
                        .map(row -> row.record().script())
                        .collect(Collectors.toSet()),
                seen);
        return new HistoryReading(snapshot, byScript, holder, Optional.empty(), LeaseRow.FORMAT, settlements);
    }
}
