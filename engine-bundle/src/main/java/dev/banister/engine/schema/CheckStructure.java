package dev.banister.engine.schema;

import java.util.Map;
import java.util.Objects;

/**
 * A condition that every row meets.
 *
 * @param name empty text where the database has none
 * @param sql without the word CHECK and the outermost brackets
 * @param attributes what else this database has of it, such as {@code not valid}
 */
public record CheckStructure(String name, String sql, Map<String, String> attributes) {

    public CheckStructure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sql, "sql");
        attributes = Map.copyOf(attributes);
    }

    /** One that is as checks usually are. */
    public CheckStructure(String name, String sql) {
        this(name, sql, Map.of());
    }
}
