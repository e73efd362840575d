package dev.banister.engine.plan;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A group as far as it stands in the database: what a downgrade takes away.
 *
 * @param rows that can be taken back, the last one first
 */
record Applied(GroupId group, List<HistoryRecord> rows) {

    /** A downgrade that failed half-way is gone on with before anything else; then comes what was applied last. */
    static final Comparator<HistoryRecord> LAST_FIRST = Comparator.comparing(
                    (HistoryRecord record) -> record.state() != State.REVERT_FAILED)
            .thenComparing(Comparator.comparingLong(HistoryRecord::sequence).reversed());

    Applied {
        rows = List.copyOf(rows);
    }

    /** Can it be taken back? An ignored script never was there, and one that failed on its way up is not yet. */
    static boolean stands(HistoryRecord record) {
        return record.state() == State.APPLIED
                || record.state() == State.MARKED
                || record.state() == State.REVERT_FAILED;
    }

    /** The applied groups of a module, the last one first. */
    static List<Applied> groups(Past past, ModuleId module) {
        return groups(past.of(module));
    }

    /** The groups of these records, the last one first. */
    static List<Applied> groups(Collection<HistoryRecord> records) {
        Map<GroupId, List<HistoryRecord>> groups = records.stream()
                .filter(Applied::stands)
                .sorted(LAST_FIRST)
                .collect(Collectors.groupingBy(
                        record -> record.script().group(), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(entry -> new Applied(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One snapshot has a group once, so its name tells it from others. */
    @Override
    public int hashCode() {
        return group.hashCode();
    }

    /** The place of its last script in the history. */
    long sequence() {
        return rows.get(0).sequence();
    }

    /** Has any of its scripts been run here, rather than only recorded? */
    boolean wasRun() {
        return rows.stream().anyMatch(row -> row.state() != State.MARKED);
    }
}
