package dev.banister.engine.schema;

import java.util.Map;
import java.util.Objects;

/**
 * A trigger.
 *
 * @param sql the whole statement that makes it
 * @param attributes what else this database has of it, such as a comment
 */
public record TriggerStructure(String name, String sql, Map<String, String> attributes) {

    public TriggerStructure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sql, "sql");
        attributes = Map.copyOf(attributes);
    }

    /** A trigger that is nothing but its statement. */
    public TriggerStructure(String name, String sql) {
        this(name, sql, Map.of());
    }
}
