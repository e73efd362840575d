package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.schema.TriggerStructure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has been read of a table so far. For one thread. */
final class FoundTable {

    private final String name;
    final List<ColumnStructure> columns = new ArrayList<>();
    final List<KeyStructure> uniqueKeys = new ArrayList<>();
    final List<ForeignKeyStructure> foreignKeys = new ArrayList<>();
    final List<CheckStructure> checks = new ArrayList<>();
    final List<IndexStructure> indexes = new ArrayList<>();
    final List<TriggerStructure> triggers = new ArrayList<>();
    final Map<String, String> attributes = new LinkedHashMap<>();
    Optional<KeyStructure> primaryKey = Optional.empty();

    FoundTable(String name) {
        this.name = name;
    }

    Set<String> columnNames() {
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.add(column.name()));
        return names;
    }

    void addKeyAsItStands(String sql) {
        long keys = attributes.keySet().stream()
                .filter(key -> key.startsWith(Attributes.KEY))
                .count();
        attributes.put(Attributes.KEY + (keys + 1), sql);
    }

    /** @param all of the schema, by their names */
    TableStructure structure(Map<String, FoundTable> all) {
        return new TableStructure(
                name,
                columns.stream().map(this::settled).toList(),
                primaryKey.map(this::settled),
                uniqueKeys.stream()
                        .map(this::settled)
                        .sorted(Comparator.comparing(KeyStructure::name))
                        .toList(),
                foreignKeys.stream()
                        .map(key -> settled(key, all))
                        .sorted(Comparator.comparing(ForeignKeyStructure::name))
                        .toList(),
                checks.stream()
                        .map(check -> new CheckStructure(check.name(), settled(Names.unqualified(check.sql(), name))))
                        .sorted(Comparator.comparing(CheckStructure::name))
                        .toList(),
                indexes.stream()
                        .sorted(Comparator.comparing(IndexStructure::name))
                        .toList(),
                triggers.stream()
                        .map(trigger ->
                                new TriggerStructure(trigger.name(), Names.ofTables(trigger.sql(), all.keySet())))
                        .sorted(Comparator.comparing(TriggerStructure::name))
                        .toList(),
                "",
                attributes);
    }

    private String settled(String expression) {
        return Names.ofColumns(expression, columnNames());
    }

    private List<String> spelt(List<String> mentioned) {
        return mentioned.stream()
                .map(each -> Names.among(columnNames(), each).orElse(each))
                .toList();
    }

    private ColumnStructure settled(ColumnStructure column) {
        return new ColumnStructure(
                column.name(),
                column.type(),
                column.nullable(),
                column.defaultValue(),
                column.counting(),
                column.generatedAs().map(this::settled),
                column.comment(),
                column.attributes());
    }

    private KeyStructure settled(KeyStructure key) {
        return new KeyStructure(key.name(), spelt(key.columns()));
    }

    /** With names as they are spelt there; without columns it refers to the primary key. */
    private ForeignKeyStructure settled(ForeignKeyStructure key, Map<String, FoundTable> all) {
        String target = Names.among(all.keySet(), key.target()).orElse(key.target());
        FoundTable there = all.get(target);
        List<String> targetColumns = key.targetColumns();
        if (there != null) {
            targetColumns = there.spelt(
                    targetColumns.isEmpty()
                            ? there.primaryKey.map(KeyStructure::columns).orElse(List.of())
                            : targetColumns);
        }
        return new ForeignKeyStructure(
                key.name(),
                spelt(key.columns()),
                target,
                targetColumns,
                key.onDelete(),
                key.onUpdate(),
                key.attributes());
    }
}
