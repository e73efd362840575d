package dev.banister.engine.history;

import dev.banister.api.model.ScriptId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The history's state at one moment. Immutable. */
public final class HistorySnapshot {

    /** Of a database that nothing was applied to. */
    public static final HistorySnapshot EMPTY = new HistorySnapshot(List.of(), 0, Set.of());

    private final Map<ScriptId, HistoryRecord> records;
    private final long lastSequence;
    private final Set<ScriptId> cut;
    private final Map<ScriptId, String> seen;

    /** One in which nothing was looked for. */
    public HistorySnapshot(Collection<HistoryRecord> records, long lastSequence, Set<ScriptId> cut) {
        this(records, lastSequence, cut, Map.of());
    }

    /**
     * @param records in the order of their sequence numbers
     * @param lastSequence the highest number that an event has
     * @param cut scripts that have begun and cannot be gone on with in their middle
     * @param seen what the database shows of statements that may or may not have happened, in words, by their scripts
     */
    public HistorySnapshot(
            Collection<HistoryRecord> records, long lastSequence, Set<ScriptId> cut, Map<ScriptId, String> seen) {
        Map<ScriptId, HistoryRecord> byScript = new LinkedHashMap<>();
        records.forEach(record -> byScript.put(record.script(), record));
        this.records = Collections.unmodifiableMap(byScript);
        this.lastSequence = lastSequence;
        this.cut = Set.copyOf(cut);
        this.seen = Map.copyOf(seen);
    }

    /** In the order in which they came about. */
    public Collection<HistoryRecord> records() {
        return records.values();
    }

    public Optional<HistoryRecord> record(ScriptId script) {
        return Optional.ofNullable(records.get(script));
    }

    /** Scripts that have begun and cannot be gone on with in their middle. */
    public Set<ScriptId> cut() {
        return cut;
    }

    /** What the database shows of statements that may or may not have happened, in words, by their scripts. */
    public Map<ScriptId, String> seen() {
        return seen;
    }

    /**
     * Tells one state of the history from every other. A script that has begun leaves no event before it ends, and its row has
     * the number of that event already, so how far it is counts as well.
     */
    public String fingerprint() {
        return records().stream()
                .filter(record -> !record.state().countsAsApplied())
                .map(record -> "/" + record.script() + "=" + record.state() + ":" + record.statementsDone())
                .collect(Collectors.joining("", Long.toString(lastSequence), ""));
    }

    public long lastSequence() {
        return lastSequence;
    }
}
