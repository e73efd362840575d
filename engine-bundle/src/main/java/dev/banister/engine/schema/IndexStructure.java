package dev.banister.engine.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An index that no key makes by itself.
 *
 * @param where of a partial index, without the word
 * @param sql the whole statement that makes it, if an inspector has found more about it than the other components tell;
 *     a renderer then uses that
 * @param attributes what else this database has of it, such as a method, or a comment
 */
public record IndexStructure(
        String name,
        boolean unique,
        List<Part> parts,
        Optional<String> where,
        Optional<String> sql,
        Map<String, String> attributes) {

    /**
     * A column, or an expression in SQL.
     *
     * @param text the name of the column, or the expression
     * @param expression is it one?
     * @param attributes what else this database has of it, such as a collation or the length of a prefix
     */
    public record Part(String text, boolean expression, boolean descending, Map<String, String> attributes) {

        public Part {
            Objects.requireNonNull(text, "text");
            attributes = Map.copyOf(attributes);
        }

        public static Part column(String name) {
            return new Part(name, false, false, Map.of());
        }
    }

    public IndexStructure {
        Objects.requireNonNull(name, "name");
        parts = List.copyOf(parts);
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(sql, "sql");
        attributes = Map.copyOf(attributes);
    }
}
