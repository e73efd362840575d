package dev.banister.engine.schema;

import dev.banister.api.schema.ReferentialAction;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A foreign key.
 *
 * @param name empty text where the database has none
 * @param target the table that it refers to; qualified only if that is in another schema
 * @param targetColumns empty only in an operation, where it stands for the primary key
 * @param attributes what else this database has of it, such as {@code deferrable} or {@code match}
 */
public record ForeignKeyStructure(
        String name,
        List<String> columns,
        String target,
        List<String> targetColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        Map<String, String> attributes) {

    public ForeignKeyStructure {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        Objects.requireNonNull(target, "target");
        targetColumns = List.copyOf(targetColumns);
        Objects.requireNonNull(onDelete, "onDelete");
        Objects.requireNonNull(onUpdate, "onUpdate");
        attributes = Map.copyOf(attributes);
    }
}
