package dev.banister.engine.history;

import dev.banister.api.model.ScriptId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The history's state at one moment. Immutable. */
public final class HistorySnapshot {

    /** Of a database that nothing was applied to. */
    public static final HistorySnapshot EMPTY = new HistorySnapshot(List.of(), 0);

    private final Map<ScriptId, HistoryRecord> records;
    private final long lastSequence;

    /**
     * @param records in the order of their sequence numbers
     * @param lastSequence the highest number that an event has; tells one state of the history from every other
     */
    public HistorySnapshot(Collection<HistoryRecord> records, long lastSequence) {
        Map<ScriptId, HistoryRecord> byScript = new LinkedHashMap<>();
        records.forEach(record -> byScript.put(record.script(), record));
        this.records = Collections.unmodifiableMap(byScript);
        this.lastSequence = lastSequence;
    }

    /** In the order in which they came about. */
    public Collection<HistoryRecord> records() {
        return records.values();
    }

    public Optional<HistoryRecord> record(ScriptId script) {
        return Optional.ofNullable(records.get(script));
    }

    public long lastSequence() {
        return lastSequence;
    }
}
