package dev.banister.engine.run;

import dev.banister.engine.lease.LeaseTiming;
import dev.banister.engine.script.TimeLimits;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a host decides for the runs on one database.
 *
 * @param tablePrefix of the tables that modules make
 * @param placeholders what is replaced in scripts, besides {@code ${prefix}}
 * @param historySchema where our own tables stand; empty for the schema that is current at first use
 * @param historyPrefix of our own tables
 * @param limits for statements of scripts
 * @param who runs, for the log
 * @param host that runs, for the log
 */
public record RunSettings(
        String tablePrefix,
        Map<String, String> placeholders,
        Optional<String> historySchema,
        String historyPrefix,
        LeaseTiming timing,
        TimeLimits limits,
        String who,
        String host) {

    public RunSettings {
        Objects.requireNonNull(tablePrefix, "tablePrefix");
        placeholders = Map.copyOf(placeholders);
        Objects.requireNonNull(historyPrefix, "historyPrefix");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(host, "host");
    }
}
