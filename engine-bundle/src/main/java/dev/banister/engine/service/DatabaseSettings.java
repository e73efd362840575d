package dev.banister.engine.service;

import dev.banister.engine.script.TimeLimits;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a host decides for one database.
 *
 * @param name of the database on this host
 * @param confirmUpgrades does even an upgrade want a person's word?
 * @param readOnly is everything refused that would change the database?
 * @param tablePrefix of the tables that modules make, for {@code tableName} and {@code ${prefix}}; may be empty
 * @param historySchema where our own tables stand; empty for the schema that is current at first use
 * @param historyPrefix of our own tables
 * @param placeholders what scripts with {@code placeholders=on} have replaced, besides {@code ${prefix}}
 * @param limits for statements of scripts
 */
public record DatabaseSettings(
        String name,
        boolean confirmUpgrades,
        boolean readOnly,
        String tablePrefix,
        Optional<String> historySchema,
        String historyPrefix,
        Map<String, String> placeholders,
        TimeLimits limits) {

    /** What holds where a host decides nothing. */
    public static final DatabaseSettings DEFAULT =
            new DatabaseSettings("main", false, false, "", Optional.empty(), "banister_", Map.of(), TimeLimits.NONE);

    public DatabaseSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(tablePrefix, "tablePrefix");
        Objects.requireNonNull(historyPrefix, "historyPrefix");
        placeholders = Map.copyOf(placeholders);
        Objects.requireNonNull(limits, "limits");
    }
}
