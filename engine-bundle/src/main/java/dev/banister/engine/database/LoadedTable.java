package dev.banister.engine.database;

import dev.banister.api.schema.ColumnChange;
import dev.banister.api.schema.ColumnDefinition;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.ForeignKeyDefinition;
import dev.banister.api.schema.IndexDefinition;
import dev.banister.api.schema.Table;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A table that is there, or the copy of one. */
final class LoadedTable implements Table {

    private final Changes changes;
    private final Target target;
    private final Finder finder;
    private final String table;

    /** @param stored name of the table */
    LoadedTable(Changes changes, Target target, String stored) {
        this.changes = changes;
        this.target = target;
        this.finder = changes.finder();
        this.table = stored;
    }

    /** @param operation made of the table as it is by then */
    private record Simple(String table, Function<TableStructure, Operation> operation) implements Change {

        @Override
        public List<Operation> operations(Structure around) {
            return List.of(operation.apply(around.table(table).orElseThrow()));
        }
    }

    private void open(Function<TableStructure, Operation> operation) {
        target.open(new Simple(table, operation));
    }

    /** Without quotes if that means the same. */
    @Override
    public String name() {
        return finder.written(target.stored());
    }

    @Override
    public List<String> columns() {
        changes.flush();
        return target.now().columns().stream().map(ColumnStructure::name).toList();
    }

    @Override
    public ColumnDefinition addColumn(String column, ColumnType type) {
        return add(List.of(new NewColumn(finder, column, type)));
    }

    private ColumnDefinition add(List<NewColumn> columns) {
        target.open(new AddedColumns(finder, table, columns));
        return columns.get(0);
    }

    @Override
    public void timestamps() {
        add(Conventions.timestamps(finder));
    }

    @Override
    public ColumnDefinition addActionOnBy(String action) {
        return add(Conventions.actionOnBy(finder, action));
    }

    @Override
    public void removeColumn(String column) {
        open(now -> new Operation.RemoveColumn(table, finder.column(now, column)));
    }

    @Override
    public void changeColumn(String column, Consumer<ColumnChange> change) {
        ChangedColumn changed = new ChangedColumn(finder, table, column);
        change.accept(changed);
        target.open(changed);
    }

    @Override
    public void renameColumn(String from, String to) {
        open(now -> new Operation.RenameColumn(table, finder.column(now, from), finder.fold(to)));
    }

    @Override
    public IndexDefinition addIndex(String... columns) {
        NewIndex index = new NewIndex(finder, columns);
        open(now -> new Operation.AddIndex(table, index.structure(now)));
        return index;
    }

    /** What a script calls an index may be a key. */
    @Override
    public void removeIndex(String name) {
        open(now -> {
            List<String> keys =
                    now.uniqueKeys().stream().map(KeyStructure::name).toList();
            List<String> all = Stream.concat(now.indexes().stream().map(IndexStructure::name), keys.stream())
                    .toList();
            String found = finder.among("index", name, all, table);
            return keys.contains(found)
                    ? new Operation.RemoveKey(table, found, false)
                    : new Operation.RemoveIndex(table, found);
        });
    }

    @Override
    public ForeignKeyDefinition addForeignKey(String target, String... columns) {
        NewForeignKey key = new NewForeignKey(finder, target, columns);
        open(now -> new Operation.AddForeignKey(table, key.structure(now)));
        return key;
    }

    @Override
    public void removeForeignKey(String name) {
        open(now -> new Operation.RemoveForeignKey(
                table,
                finder.among(
                        "foreign key",
                        name,
                        now.foreignKeys().stream()
                                .map(ForeignKeyStructure::name)
                                .toList(),
                        table)));
    }

    @Override
    public void addCheck(String name, String sql) {
        open(now -> new Operation.AddCheck(table, new CheckStructure(finder.fold(name), sql)));
    }

    @Override
    public void removeCheck(String name) {
        open(now -> new Operation.RemoveCheck(
                table,
                finder.among(
                        "check",
                        name,
                        now.checks().stream().map(CheckStructure::name).toList(),
                        table)));
    }
}
