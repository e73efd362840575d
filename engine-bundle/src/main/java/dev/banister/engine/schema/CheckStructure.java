package dev.banister.engine.schema;

import java.util.Objects;

/**
 * A condition that every row meets.
 *
 * @param name empty text where the database has none
 * @param sql without the word CHECK and the outermost brackets
 */
public record CheckStructure(String name, String sql) {

    public CheckStructure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sql, "sql");
    }
}
