package dev.banister.engine.history;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import java.time.Duration;
import java.time.Instant;

/** An event as it stands in the log. */
record LoggedEvent(
        long sequence,
        Kind kind,
        ScriptId script,
        ModuleVersion moduleVersion,
        Instant at,
        Duration duration,
        String runId,
        String who,
        String host,
        String checksum,
        String note)
        implements HistoryEvent {}
