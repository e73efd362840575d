package dev.banister.engine.history;

import java.util.Objects;

/**
 * What every event of one run has in common.
 *
 * @param who runs it
 * @param host that it is run on
 */
public record RunStamp(String runId, String who, String host) {

    public RunStamp {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(host, "host");
    }
}
