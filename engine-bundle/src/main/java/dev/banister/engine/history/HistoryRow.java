package dev.banister.engine.history;

import java.util.Objects;

/** A row of the history as it is stored. */
public record HistoryRow(HistoryRecord record, Progress progress) {

    public HistoryRow {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(progress, "progress");
    }

    /** Has its script begun and not ended? */
    boolean isBegun() {
        return record.state() == HistoryRecord.State.APPLYING || record.state() == HistoryRecord.State.REVERTING;
    }

    /**
     * The record once nobody is running: a script whose runner died where nothing was in flight has simply failed, since
     * what was not recorded was rolled back.
     */
    public HistoryRecord settled() {
        if (progress.inFlight() != 0) {
            return record;
        }
        return switch (record.state()) {
            case APPLYING -> record.in(HistoryRecord.State.APPLY_FAILED);
            case REVERTING -> record.in(HistoryRecord.State.REVERT_FAILED);
            default -> record;
        };
    }
}
