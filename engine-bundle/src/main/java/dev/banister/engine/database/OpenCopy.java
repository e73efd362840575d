package dev.banister.engine.database;

import dev.banister.engine.dialect.CopyRenderer;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Position;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableCopy;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.List;

/** A copy that a script works on, and the order in which its columns are to be. For one thread. */
final class OpenCopy implements Target {

    private final Changes changes;
    private final CopyRenderer renderer;
    private final TableCopy copy;
    private final List<String> order = new ArrayList<>();

    OpenCopy(Changes changes, CopyRenderer renderer, TableCopy copy) {
        this.changes = changes;
        this.renderer = renderer;
        this.copy = copy;
    }

    TableCopy names() {
        return copy;
    }

    @Override
    public String stored() {
        return copy.name();
    }

    @Override
    public TableStructure now() {
        return shown(changes.finder().around(copy.name()));
    }

    private TableStructure shown(Structure around) {
        TableStructure table = copy.shown(changes.finder().in(around, copy.name()));
        return table.withColumns(ordered(table).stream()
                .map(name -> table.column(name).orElseThrow())
                .toList());
    }

    /** Columns that are not known came by SQL, and stand behind the others. */
    List<String> ordered(TableStructure table) {
        List<String> there = table.columns().stream().map(ColumnStructure::name).toList();
        List<String> names = new ArrayList<>(order);
        names.retainAll(there);
        there.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    @Override
    public void open(Change change) {
        changes.open(new OnCopy(change));
    }

    /** What is said of the table, done to its copy. */
    private final class OnCopy implements Change {

        private final Change said;

        OnCopy(Change said) {
            this.said = said;
        }

        @Override
        public String table() {
            return copy.name();
        }

        @Override
        public List<Operation> operations(Structure around) {
            TableStructure table = shown(around);
            List<Operation> operations = new ArrayList<>();
            for (Operation operation : said.operations(new Structure(List.of(table), List.of()))) {
                operations.add(copy.onCopy(placed(operation, table)));
            }
            return operations;
        }
    }

    /** Remembers where a column is to be, where the database does not put it there by itself. */
    private Operation placed(Operation operation, TableStructure table) {
        if (renderer.placesColumns()) {
            return operation;
        }
        if (order.isEmpty()) {
            table.columns().forEach(column -> order.add(column.name()));
        }
        if (operation instanceof Operation.RenameColumn rename) {
            order.replaceAll(name -> name.equals(rename.column()) ? rename.to() : name);
        }
        if (operation instanceof Operation.AddColumn add) {
            order.add(place(add.position()), add.column().name());
            return new Operation.AddColumn(add.table(), add.column(), new Position.Last(), add.primaryKey());
        }
        return operation;
    }

    private int place(Position position) {
        if (position instanceof Position.First) {
            return 0;
        }
        return position instanceof Position.After after ? order.indexOf(after.column()) + 1 : order.size();
    }
}
