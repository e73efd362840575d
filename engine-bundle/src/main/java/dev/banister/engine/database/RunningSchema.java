package dev.banister.engine.database;

import dev.banister.api.schema.ColumnChange;
import dev.banister.api.schema.ColumnDefinition;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.ForeignKeyDefinition;
import dev.banister.api.schema.IndexDefinition;
import dev.banister.api.schema.Schema;
import dev.banister.api.schema.Table;
import dev.banister.api.schema.TableDefinition;
import dev.banister.engine.schema.Operation;
import java.util.List;
import java.util.function.Consumer;

/** The structure language as a running script has it. For one script and one thread. */
class RunningSchema implements Schema {

    private final Changes changes;

    RunningSchema(Changes changes) {
        this.changes = changes;
    }

    final Changes changes() {
        return changes;
    }

    /** A table that is there. */
    public final Table loadTable(String table) {
        changes.flush();
        String stored = changes.finder().table(table).name();
        return new LoadedTable(changes, changes.onTable(stored), stored);
    }

    @Override
    public final void createTable(String table, Consumer<TableDefinition> definition) {
        changes.flush();
        NewTable created = new NewTable(changes.finder(), table);
        definition.accept(created);
        changes.make(List.of(new Operation.CreateTable(created.structure())));
    }

    @Override
    public final void changeTable(String table, Consumer<Table> changing) {
        changing.accept(loadTable(table));
        changes.flush();
    }

    @Override
    public final void dropTable(String table) {
        changes.flush();
        changes.make(
                List.of(new Operation.DropTable(changes.finder().table(table).name())));
    }

    @Override
    public final void renameTable(String from, String to) {
        changes.flush();
        Finder finder = changes.finder();
        changes.make(List.of(new Operation.RenameTable(finder.table(from).name(), finder.newTable(to))));
    }

    @Override
    public final ColumnDefinition addColumn(String table, String column, ColumnType type) {
        return loadTable(table).addColumn(column, type);
    }

    @Override
    public final void removeColumn(String table, String column) {
        loadTable(table).removeColumn(column);
    }

    @Override
    public final void changeColumn(String table, String column, Consumer<ColumnChange> change) {
        loadTable(table).changeColumn(column, change);
    }

    @Override
    public final void renameColumn(String table, String from, String to) {
        loadTable(table).renameColumn(from, to);
    }

    @Override
    public final IndexDefinition addIndex(String table, String... columns) {
        return loadTable(table).addIndex(columns);
    }

    @Override
    public final void removeIndex(String table, String name) {
        loadTable(table).removeIndex(name);
    }

    @Override
    public final ForeignKeyDefinition addForeignKey(String table, String target, String... columns) {
        return loadTable(table).addForeignKey(target, columns);
    }

    @Override
    public final void removeForeignKey(String table, String name) {
        loadTable(table).removeForeignKey(name);
    }

    @Override
    public final void addCheck(String table, String name, String sql) {
        loadTable(table).addCheck(name, sql);
    }

    @Override
    public final void removeCheck(String table, String name) {
        loadTable(table).removeCheck(name);
    }
}
