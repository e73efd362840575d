package dev.banister.engine.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a table cannot be without a certain column. A text in SQL counts as soon as it mentions the name, unless
 * {@link #COLUMNS} tells better.
 */
public record Dependents(
        Optional<KeyStructure> primaryKey,
        List<KeyStructure> uniqueKeys,
        List<ForeignKeyStructure> foreignKeys,
        List<CheckStructure> checks,
        List<IndexStructure> indexes) {

    /** The attribute of a check or an index that names all columns that its text is about, each in double quotes. */
    public static final String COLUMNS = "columns";

    /** The attribute of a key or an index that names the columns that it carries along, each in double quotes. */
    public static final String INCLUDE = "include";

    public Dependents {
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
    }

    static Dependents of(TableStructure table, String column) {
        return new Dependents(
                table.primaryKey().filter(key -> isNeeding(key, column)),
                table.uniqueKeys().stream()
                        .filter(key -> isNeeding(key, column))
                        .toList(),
                table.foreignKeys().stream()
                        .filter(key -> isNeeding(table, key, column))
                        .toList(),
                table.checks().stream()
                        .filter(check ->
                                Mentions.of(column).in(check.attributes().getOrDefault(COLUMNS, check.sql())))
                        .toList(),
                table.indexes().stream()
                        .filter(index -> isNeeding(index, column))
                        .toList());
    }

    private static boolean isNeeding(KeyStructure key, String column) {
        return key.columns().contains(column) || isIncluding(key.attributes(), column);
    }

    private static boolean isIncluding(Map<String, String> attributes, String column) {
        return Mentions.of(column).in(attributes.getOrDefault(INCLUDE, ""));
    }

    private static boolean isNeeding(TableStructure table, ForeignKeyStructure key, String column) {
        boolean toItself =
                key.target().equals(table.name()) && key.targetColumns().contains(column);
        return toItself || key.columns().contains(column);
    }

    private static boolean isNeeding(IndexStructure index, String column) {
        Mentions mentions = Mentions.of(column);
        if (index.attributes().containsKey(COLUMNS)) {
            return mentions.in(index.attributes().get(COLUMNS));
        }
        return index.parts().stream()
                        .anyMatch(part -> part.expression()
                                ? mentions.in(part.text())
                                : part.text().equals(column))
                || index.where().filter(mentions::in).isPresent()
                || isIncluding(index.attributes(), column);
    }
}
