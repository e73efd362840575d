package dev.banister.engine.history;

import java.util.Objects;

/**
 * A statement that a dead runner had in flight, and of which the database shows whether it has happened.
 *
 * @param row as it is to be, with nothing in flight
 * @param note what was found out and by what, for the log
 */
public record Settlement(HistoryRow row, String note) {

    public Settlement {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(note, "note");
    }

    static Settlement of(HistoryRow row, boolean happened, String because) {
        Progress progress = row.progress();
        HistoryRecord.State failed = row.record().state() == HistoryRecord.State.REVERTING
                ? HistoryRecord.State.REVERT_FAILED
                : HistoryRecord.State.APPLY_FAILED;
        HistoryRecord record = row.record().in(failed);
        HistoryRow settled = happened
                ? new HistoryRow(
                        record.done(progress.inFlight()), Progress.at(progress.nextDigest(), progress.resumable()))
                : new HistoryRow(record, Progress.at(progress.digest(), progress.resumable()));
        return new Settlement(
                settled,
                "statement " + progress.inFlight() + (happened ? " was executed: " : " is run again: ") + because);
    }
}
