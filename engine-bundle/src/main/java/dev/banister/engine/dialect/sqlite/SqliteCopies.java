package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.dialect.CopyRenderer;
import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DefaultNames;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableCopy;
import dev.banister.engine.schema.TableCopy.Named;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.schema.TriggerStructure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Table copies on SQLite, in the order of steps that its documentation gives for changes that ALTER TABLE does not make. What
 * refers to the table by its name is left alone.
 */
final class SqliteCopies implements CopyRenderer {

    @Override
    public TableCopy copyOf(String table) {
        // Foreign keys go by the name of the table, which is the copy's in the end.
        return TableCopy.of(table, new DefaultNames(UnaryOperator.identity()), EnumSet.of(Named.INDEX), false);
    }

    /** Nobody writes beside the transaction, which began with the lock. */
    @Override
    public List<String> lock(String table) {
        return List.of();
    }

    @Override
    public boolean placesColumns() {
        return true;
    }

    @Override
    public List<Objection> objections(TableCopy copy, Structure before) {
        TableStructure table = before.table(copy.table()).orElseThrow();
        SqliteRenderer.requireRebuildable(table);
        SqliteRenderer.requireUnneeded(
                table.name(), "a copy in its place", SqliteRenderer.modules(table.name(), before));
        if (RowIds.has(table) && RowIds.column(table).isEmpty()) {
            RowIds.name(table);
        }
        String name = Sql.text(table.name());
        return List.of(new Objection(
                "SELECT 'temp.' || name FROM temp.sqlite_schema WHERE type IN ('table', 'view')" + " AND name = " + name
                        + " COLLATE NOCASE",
                NotHonoured.finding(
                        SqliteRenderer.PRODUCT,
                        table.name(),
                        "a copy in its place",
                        "its name means " + Objection.FOUND + " here",
                        "Drop or rename that, or do not use it in the script.")));
    }

    @Override
    public List<String> copy(TableCopy copy, Structure before) {
        TableStructure table = before.table(copy.table()).orElseThrow();
        TableStructure made = copy.copied(table);
        List<String> statements = new ArrayList<>();
        statements.add(TableText.create(made, made.name()));
        new Rebuild(table, made, Map.of())
                .rows(Sql.name(table.name()), Sql.name(made.name()))
                .ifPresent(statements::add);
        if (Rebuild.isCounting(table)) {
            statements.addAll(Rebuild.countOn(table.name(), made.name()));
        }
        made.indexes().forEach(index -> statements.add(TableText.index(made.name(), index)));
        return statements;
    }

    @Override
    public List<String> reorder(TableCopy copy, TableStructure now, List<String> order) {
        List<ColumnStructure> columns =
                order.stream().map(name -> now.column(name).orElseThrow()).toList();
        return new Rebuild(now, now.withColumns(columns), Map.of()).statements();
    }

    @Override
    public List<String> swap(TableCopy copy, Structure before, TableStructure now) {
        TableStructure table = before.table(copy.table()).orElseThrow();
        TableStructure shown = copy.shown(now);
        Set<String> kept = shown.indexes().stream().map(IndexStructure::name).collect(Collectors.toSet());
        List<String> statements = new ArrayList<>();
        statements.add(Rebuild.GUARD);
        // An index cannot be renamed.
        List<IndexStructure> own = now.indexes().stream()
                .filter(index -> !kept.contains(index.name()))
                .toList();
        own.forEach(index -> statements.add("DROP INDEX " + Sql.name(index.name())));
        statements.addAll(Rebuild.replace(table.name(), now.name()));
        Set<String> staying = now.indexes().stream()
                .filter(index -> !own.contains(index))
                .map(IndexStructure::name)
                .collect(Collectors.toSet());
        shown.indexes().stream()
                .filter(index -> !staying.contains(index.name()))
                .forEach(index -> statements.add(TableText.index(table.name(), index)));
        Set<String> triggers =
                now.triggers().stream().map(TriggerStructure::name).collect(Collectors.toSet());
        table.triggers().stream()
                .filter(trigger -> !triggers.contains(trigger.name()))
                .map(TriggerStructure::sql)
                .forEach(statements::add);
        if (isMissing(table, now) || !now.triggers().isEmpty()) {
            String any = now.columns().get(0).name();
            statements.add(SqliteRenderer.renameColumn(table, any, any));
        }
        return statements;
    }

    /** SQLite then has to look at all views and triggers, and finds those that miss a column, or mean the copy. */
    private static boolean isMissing(TableStructure table, TableStructure now) {
        return table.columns().stream()
                .anyMatch(column -> now.column(column.name()).isEmpty());
    }
}
