package dev.banister.engine.schema;

import java.util.Objects;

/**
 * A trigger.
 *
 * @param sql the whole statement that makes it
 */
public record TriggerStructure(String name, String sql) {

    public TriggerStructure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sql, "sql");
    }
}
