package dev.banister.engine.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One column.
 *
 * @param counting does the database count it up by itself (identity, serial, AUTO_INCREMENT)?
 * @param generatedAs the expression that it is computed by, if it is
 * @param comment empty text if there is none
 * @param attributes what else this database has of it, by its own names, such as a collation, {@code invisible} or the
 *     options of an identity; a renderer of the same database writes them again
 */
public record ColumnStructure(
        String name,
        DataType type,
        boolean nullable,
        Optional<DefaultValue> defaultValue,
        boolean counting,
        Optional<String> generatedAs,
        String comment,
        Map<String, String> attributes) {

    public ColumnStructure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(defaultValue, "defaultValue");
        Objects.requireNonNull(generatedAs, "generatedAs");
        Objects.requireNonNull(comment, "comment");
        attributes = Map.copyOf(attributes);
    }

    ColumnStructure without(Predicate<String> attribute) {
        Map<String, String> rest = new HashMap<>(attributes);
        rest.keySet().removeIf(attribute);
        return new ColumnStructure(name, type, nullable, defaultValue, counting, generatedAs, comment, rest);
    }
}
