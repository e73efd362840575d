package dev.banister.engine.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A primary or unique key that is a constraint.
 *
 * @param name empty text where the database has none
 * @param attributes what else this database has of it, such as {@code nulls} or {@code deferrable}
 */
public record KeyStructure(String name, List<String> columns, Map<String, String> attributes) {

    public KeyStructure {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        attributes = Map.copyOf(attributes);
    }

    /** One that is as keys usually are. */
    public KeyStructure(String name, List<String> columns) {
        this(name, columns, Map.of());
    }
}
