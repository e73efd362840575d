package dev.banister.engine.database;

import dev.banister.api.schema.ForeignKeyDefinition;
import dev.banister.api.schema.ReferentialAction;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.TableStructure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A foreign key as a script describes it. */
final class NewForeignKey implements ForeignKeyDefinition {

    private final Finder finder;
    private final String target;
    private final List<String> columns;
    private List<String> targetColumns = List.of();
    private Optional<String> name = Optional.empty();
    private ReferentialAction onDelete = ReferentialAction.NO_ACTION;
    private ReferentialAction onUpdate = ReferentialAction.NO_ACTION;

    /** @param target as the script spells it */
    NewForeignKey(Finder finder, String target, String... columns) {
        this.finder = finder;
        this.target = Objects.requireNonNull(target, "table");
        this.columns = List.of(columns);
        if (columns.length == 0) {
            throw new IllegalArgumentException("a foreign key has at least one column");
        }
    }

    /** @param table that the key is of, which need not be there yet */
    ForeignKeyStructure structure(TableStructure table) {
        List<String> own =
                columns.stream().map(column -> finder.column(table, column)).toList();
        TableStructure there = finder.newTable(target).equals(table.name()) ? table : finder.table(target);
        return new ForeignKeyStructure(
                name.orElseGet(() -> finder.defaults().foreignKey(table.name(), own)),
                own,
                there.name(),
                targetColumns.isEmpty()
                        ? there.primaryKey().map(KeyStructure::columns).orElse(List.of())
                        : targetColumns.stream()
                                .map(column -> finder.column(there, column))
                                .toList(),
                onDelete,
                onUpdate,
                Map.of());
    }

    @Override
    public ForeignKeyDefinition named(String key) {
        name = Optional.of(finder.fold(key));
        return this;
    }

    @Override
    public ForeignKeyDefinition to(String... others) {
        targetColumns = Arrays.asList(others.clone());
        return this;
    }

    @Override
    public ForeignKeyDefinition onDelete(ReferentialAction action) {
        onDelete = Objects.requireNonNull(action, "action");
        return this;
    }

    @Override
    public ForeignKeyDefinition onUpdate(ReferentialAction action) {
        onUpdate = Objects.requireNonNull(action, "action");
        return this;
    }
}
