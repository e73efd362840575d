package dev.banister.engine.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A view.
 *
 * @param sql the whole statement that makes it
 * @param tables the tables and views that it reads, as far as the database tells
 * @param attributes what else there is of it, such as {@code materialized}, an owner or a comment
 */
public record ViewStructure(String name, String sql, List<String> tables, Map<String, String> attributes) {

    public ViewStructure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sql, "sql");
        tables = List.copyOf(tables);
        attributes = Map.copyOf(attributes);
    }
}
