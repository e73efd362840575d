package dev.banister.engine.history;

import dev.banister.api.admin.HistoryEvent;
import java.time.Duration;
import java.util.Objects;

/** What is to be put in the log along with a change of the history. */
public record Entry(HistoryEvent.Kind kind, Duration duration, String note) {

    public Entry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(note, "note");
    }
}
