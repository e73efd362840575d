package dev.banister.engine.database;

import dev.banister.api.schema.ColumnDefinition;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.ForeignKeyDefinition;
import dev.banister.api.schema.IndexDefinition;
import dev.banister.api.schema.TableDefinition;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A table as a script describes it. */
final class NewTable implements TableDefinition {

    private final Finder finder;
    private final String name;
    private final List<NewColumn> columns = new ArrayList<>();
    private final List<NewIndex> indexes = new ArrayList<>();
    private final List<NewForeignKey> foreignKeys = new ArrayList<>();
    private final List<CheckStructure> checks = new ArrayList<>();
    private Optional<List<String>> primaryKey = Optional.empty();
    private boolean withoutId;
    private String comment = "";

    /** @param name as the script spells it */
    NewTable(Finder finder, String name) {
        this.finder = finder;
        this.name = finder.newTable(Objects.requireNonNull(name, "table"));
    }

    /** With everything that does not look at the columns of this or another table first, for the rest does. */
    TableStructure structure() {
        TableStructure bare = bare();
        List<ForeignKeyStructure> keys = Stream.concat(
                        foreignKeys.stream(), columns.stream().flatMap(column -> column.reference().stream()))
                .map(key -> key.structure(bare))
                .sorted(Comparator.comparing(ForeignKeyStructure::name))
                .toList();
        return new TableStructure(
                name,
                bare.columns(),
                bare.primaryKey(),
                bare.uniqueKeys(),
                keys,
                bare.checks(),
                indexes.stream()
                        .map(index -> index.structure(bare))
                        .sorted(Comparator.comparing(IndexStructure::name))
                        .toList(),
                List.of(),
                comment,
                Map.of());
    }

    private TableStructure bare() {
        List<NewColumn> all = withId();
        List<String> key = key(all);
        return new TableStructure(
                name,
                all.stream().map(column -> structure(column, key)).toList(),
                key.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new KeyStructure(finder.defaults().primaryKey(name), key)),
                all.stream()
                        .flatMap(column -> column.uniqueKey(name).stream())
                        .sorted(Comparator.comparing(KeyStructure::name))
                        .toList(),
                List.of(),
                Stream.concat(checks.stream(), all.stream().flatMap(column -> column.check(name).stream()))
                        .sorted(Comparator.comparing(CheckStructure::name))
                        .toList(),
                List.of(),
                List.of(),
                comment,
                Map.of());
    }

    private List<NewColumn> withId() {
        boolean hasOwn = withoutId || primaryKey.isPresent() || columns.stream().anyMatch(NewColumn::isKey);
        if (hasOwn) {
            return columns;
        }
        List<NewColumn> all = new ArrayList<>();
        all.add(new NewColumn(finder, "id", ColumnType.pk()));
        all.addAll(columns);
        return all;
    }

    private List<String> key(List<NewColumn> all) {
        List<String> names = all.stream().map(NewColumn::name).toList();
        requireDifferent(names);
        return primaryKey
                .map(key -> key.stream()
                        .map(column -> finder.among("column", column, names, name))
                        .toList())
                .orElseGet(() -> all.stream()
                        .filter(NewColumn::isKey)
                        .map(NewColumn::name)
                        .toList());
    }

    private void requireDifferent(List<String> names) {
        names.stream()
                .filter(column -> names.indexOf(column) != names.lastIndexOf(column))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException("table " + name + " has the column " + twice + " twice");
                });
    }

    /** A column of a primary key holds no NULL, on every database. */
    private static ColumnStructure structure(NewColumn column, List<String> key) {
        if (key.contains(column.name())) {
            column.notNull();
        }
        return column.structure();
    }

    @Override
    public ColumnDefinition column(String column, ColumnType type) {
        NewColumn added = new NewColumn(finder, column, type);
        columns.add(added);
        return added;
    }

    @Override
    public void timestamps() {
        columns.addAll(Conventions.timestamps(finder));
    }

    @Override
    public void actionOnBy(String action) {
        columns.addAll(Conventions.actionOnBy(finder, action));
    }

    @Override
    public void withoutId() {
        withoutId = true;
    }

    @Override
    public void primaryKey(String... key) {
        primaryKey = Optional.of(List.of(key));
    }

    @Override
    public IndexDefinition index(String... of) {
        NewIndex index = new NewIndex(finder, of);
        indexes.add(index);
        return index;
    }

    @Override
    public ForeignKeyDefinition foreignKey(String table, String... of) {
        NewForeignKey key = new NewForeignKey(finder, table, of);
        foreignKeys.add(key);
        return key;
    }

    @Override
    public void check(String check, String sql) {
        checks.add(new CheckStructure(finder.fold(check), sql));
    }

    @Override
    public void comment(String text) {
        comment = Objects.requireNonNull(text, "text");
    }
}
