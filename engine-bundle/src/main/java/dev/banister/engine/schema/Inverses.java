package dev.banister.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What takes an operation back, made of what was there before it. */
public final class Inverses {

    private Inverses() {}

    /**
     * The operations that take this one back, in the order in which they are to be run.
     *
     * @param before what an inspector has found around the table just before
     * @throws IllegalArgumentException if the operation takes away or changes what is not there
     */
    public static List<Operation> of(Operation operation, Structure before) {
        if (operation instanceof Operation.CreateTable create) {
            return List.of(new Operation.DropTable(create.table()));
        }
        if (operation instanceof Operation.RenameTable rename) {
            return List.of(new Operation.RenameTable(rename.to(), rename.table()));
        }
        TableStructure table = before.table(operation.table())
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + operation.table()));
        if (operation instanceof Operation.DropTable) {
            return List.of(new Operation.CreateTable(table));
        }
        return ofColumn(operation, table).orElseGet(() -> ofRest(operation, table));
    }

    private static Optional<List<Operation>> ofColumn(Operation operation, TableStructure table) {
        String name = table.name();
        if (operation instanceof Operation.AddColumn add) {
            return Optional.of(
                    List.of(new Operation.RemoveColumn(name, add.column().name())));
        }
        if (operation instanceof Operation.RemoveColumn remove) {
            return Optional.of(back(table, remove.column()));
        }
        if (operation instanceof Operation.ChangeColumn change) {
            ColumnStructure was = found(table, change.to().name(), table::column, "column");
            return Optional.of(List.of(new Operation.ChangeColumn(name, was, Optional.empty())));
        }
        if (operation instanceof Operation.RenameColumn rename) {
            return Optional.of(List.of(new Operation.RenameColumn(name, rename.to(), rename.column())));
        }
        return Optional.empty();
    }

    private static List<Operation> ofRest(Operation operation, TableStructure table) {
        String name = table.name();
        if (operation instanceof Operation.AddIndex add) {
            return List.of(new Operation.RemoveIndex(name, add.index().name()));
        }
        if (operation instanceof Operation.RemoveIndex remove) {
            return List.of(new Operation.AddIndex(name, found(table, remove.index(), table::index, "index")));
        }
        if (operation instanceof Operation.AddKey add) {
            return away(table, add);
        }
        if (operation instanceof Operation.RemoveKey remove) {
            Function<String, Optional<KeyStructure>> look = remove.primary() ? key -> table.primaryKey() : table::key;
            return List.of(new Operation.AddKey(name, found(table, remove.key(), look, "key"), remove.primary()));
        }
        if (operation instanceof Operation.AddForeignKey add) {
            return List.of(new Operation.RemoveForeignKey(name, add.key().name()));
        }
        if (operation instanceof Operation.RemoveForeignKey remove) {
            return List.of(
                    new Operation.AddForeignKey(name, found(table, remove.key(), table::foreignKey, "foreign key")));
        }
        if (operation instanceof Operation.AddCheck add) {
            return List.of(new Operation.RemoveCheck(name, add.check().name()));
        }
        Operation.RemoveCheck remove = (Operation.RemoveCheck) operation;
        return List.of(new Operation.AddCheck(name, found(table, remove.check(), table::check, "check")));
    }

    /** Where a primary key has forbidden NULL, it is allowed again. */
    private static List<Operation> away(TableStructure table, Operation.AddKey add) {
        List<Operation> away = new ArrayList<>();
        away.add(new Operation.RemoveKey(table.name(), add.key().name(), add.primary()));
        table.columns().stream()
                .filter(column -> add.primary() && column.nullable())
                .filter(column -> add.key().columns().contains(column.name()))
                .map(column -> new Operation.ChangeColumn(table.name(), column, Optional.empty()))
                .forEach(away::add);
        return List.copyOf(away);
    }

    /** The column first, then what needs it; foreign keys last, since they may refer to a key of the same table. */
    private static List<Operation> back(TableStructure table, String column) {
        String name = table.name();
        ColumnStructure was = found(table, column, table::column, "column");
        Dependents needing = table.needing(column);
        Optional<KeyStructure> own =
                needing.primaryKey().filter(key -> key.columns().size() == 1);
        List<Operation> back = new ArrayList<>();
        back.add(new Operation.AddColumn(name, was, new Position.Back(table.before(column)), own));
        needing.primaryKey()
                .filter(key -> own.isEmpty())
                .ifPresent(key -> back.add(new Operation.AddKey(name, key, true)));
        needing.uniqueKeys().forEach(key -> back.add(new Operation.AddKey(name, key, false)));
        needing.indexes().forEach(index -> back.add(new Operation.AddIndex(name, index)));
        needing.checks().forEach(check -> back.add(new Operation.AddCheck(name, check)));
        needing.foreignKeys().forEach(key -> back.add(new Operation.AddForeignKey(name, key)));
        return List.copyOf(back);
    }

    private static <T> T found(TableStructure table, String name, Function<String, Optional<T>> look, String what) {
        return look.apply(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("table " + table.name() + " has no " + what + " " + name));
    }
}
