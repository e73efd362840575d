package dev.banister.engine.schema;

import java.util.List;
import java.util.Objects;

/**
 * A primary or unique key that is a constraint.
 *
 * @param name empty text where the database has none
 */
public record KeyStructure(String name, List<String> columns) {

    public KeyStructure {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
    }
}
