package dev.banister.engine.schema;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One table with all that belongs to it. Columns are in their order, everything else in the order of its names.
 *
 * @param comment empty text if there is none
 * @param attributes what else this database has of it, such as an engine, a character set or storage options
 */
public record TableStructure(
        String name,
        List<ColumnStructure> columns,
        Optional<KeyStructure> primaryKey,
        List<KeyStructure> uniqueKeys,
        List<ForeignKeyStructure> foreignKeys,
        List<CheckStructure> checks,
        List<IndexStructure> indexes,
        List<TriggerStructure> triggers,
        String comment,
        Map<String, String> attributes) {

    public TableStructure {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        Objects.requireNonNull(primaryKey, "primaryKey");
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
        Objects.requireNonNull(comment, "comment");
        attributes = Map.copyOf(attributes);
    }

    /** The column of exactly that name. */
    public Optional<ColumnStructure> column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    /** The name of the column in front of that one; empty for the first. */
    public Optional<String> before(String column) {
        Optional<String> previous = Optional.empty();
        for (ColumnStructure each : columns) {
            if (each.name().equals(column)) {
                return previous;
            }
            previous = Optional.of(each.name());
        }
        return Optional.empty();
    }

    /** What of this table cannot be without that column, and goes with it. */
    public Dependents needing(String column) {
        return Dependents.of(this, column);
    }

    /** A column that is computed from that one, if there is any. */
    public Optional<ColumnStructure> computedFrom(String column) {
        return columns.stream()
                .filter(each ->
                        each.generatedAs().filter(Mentions.of(column)::in).isPresent())
                .findFirst();
    }

    /** The primary or unique key of exactly that name. */
    public Optional<KeyStructure> key(String key) {
        return Stream.concat(primaryKey.stream(), uniqueKeys.stream())
                .filter(each -> each.name().equals(key))
                .findFirst();
    }

    /** The foreign key of exactly that name. */
    public Optional<ForeignKeyStructure> foreignKey(String key) {
        return foreignKeys.stream().filter(each -> each.name().equals(key)).findFirst();
    }

    /** The check of exactly that name. */
    public Optional<CheckStructure> check(String check) {
        return checks.stream().filter(each -> each.name().equals(check)).findFirst();
    }

    /** The index of exactly that name. */
    public Optional<IndexStructure> index(String index) {
        return indexes.stream().filter(each -> each.name().equals(index)).findFirst();
    }

    /** The same with other columns. */
    public TableStructure withColumns(List<ColumnStructure> others) {
        return new TableStructure(
                name, others, primaryKey, uniqueKeys, foreignKeys, checks, indexes, triggers, comment, attributes);
    }

    /** The same without such attributes, of the table and of its columns. */
    TableStructure without(Predicate<String> attribute) {
        List<ColumnStructure> others =
                columns.stream().map(column -> column.without(attribute)).toList();
        Map<String, String> rest = new HashMap<>(attributes);
        rest.keySet().removeIf(attribute);
        return new TableStructure(
                name, others, primaryKey, uniqueKeys, foreignKeys, checks, indexes, triggers, comment, rest);
    }

    TableStructure withoutColumnOrder() {
        return withColumns(columns.stream()
                .sorted(Comparator.comparing(ColumnStructure::name))
                .toList());
    }
}
