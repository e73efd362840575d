package dev.banister.engine.database;

import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Position;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Columns added to a table; if the first has a place, the others stand behind it in their order. */
record AddedColumns(Finder finder, String table, List<NewColumn> columns) implements Change {

    @Override
    public List<Operation> operations(Structure around) {
        TableStructure before = around.table(table).orElseThrow();
        List<Operation> operations = new ArrayList<>();
        boolean placed = columns.get(0).isPlaced();
        Position position = columns.get(0).position(before);
        for (NewColumn column : columns) {
            add(operations, column, position, before);
            position = placed ? new Position.After(column.name()) : new Position.Last();
        }
        return operations;
    }

    private void add(List<Operation> operations, NewColumn column, Position position, TableStructure before) {
        Optional<KeyStructure> key = column.isKey()
                ? Optional.of(new KeyStructure(finder.defaults().primaryKey(table), List.of(column.name())))
                : Optional.empty();
        operations.add(new Operation.AddColumn(table, column.structure(), position, key));
        column.uniqueKey(table).ifPresent(unique -> operations.add(new Operation.AddKey(table, unique, false)));
        column.check(table).ifPresent(check -> operations.add(new Operation.AddCheck(table, check)));
        column.reference()
                .ifPresent(reference ->
                        operations.add(new Operation.AddForeignKey(table, reference.structure(with(before, column)))));
    }

    private static TableStructure with(TableStructure before, NewColumn column) {
        List<ColumnStructure> columns = new ArrayList<>(before.columns());
        columns.add(column.structure());
        return before.withColumns(columns);
    }
}
