package dev.banister.engine.schema;

/** An operation in words, on one line. */
public final class OperationWords {

    private OperationWords() {}

    /** For instance {@code add column price to table products}. */
    public static String of(Operation operation) {
        String table = "table " + operation.table();
        if (operation instanceof Operation.CreateTable) {
            return "create " + table;
        }
        if (operation instanceof Operation.DropTable) {
            return "drop " + table;
        }
        if (operation instanceof Operation.RenameTable rename) {
            return "rename " + table + " to " + rename.to();
        }
        if (operation instanceof Operation.ChangeColumn change) {
            return "change column " + change.to().name() + " of " + table;
        }
        if (operation instanceof Operation.RenameColumn rename) {
            return "rename column " + rename.column() + " of " + table + " to " + rename.to();
        }
        String added = added(operation);
        return added.isEmpty() ? "remove " + removed(operation) + " from " + table : "add " + added + " to " + table;
    }

    private static String added(Operation operation) {
        if (operation instanceof Operation.AddColumn add) {
            return "column " + add.column().name();
        }
        if (operation instanceof Operation.AddIndex add) {
            return "index " + add.index().name();
        }
        if (operation instanceof Operation.AddKey add) {
            return (add.primary() ? "primary key " : "unique key ") + add.key().name();
        }
        if (operation instanceof Operation.AddForeignKey add) {
            return "foreign key " + add.key().name();
        }
        return operation instanceof Operation.AddCheck add
                ? "check " + add.check().name()
                : "";
    }

    private static String removed(Operation operation) {
        if (operation instanceof Operation.RemoveColumn remove) {
            return "column " + remove.column();
        }
        if (operation instanceof Operation.RemoveIndex remove) {
            return "index " + remove.index();
        }
        if (operation instanceof Operation.RemoveKey remove) {
            return (remove.primary() ? "primary key " : "unique key ") + remove.key();
        }
        if (operation instanceof Operation.RemoveForeignKey remove) {
            return "foreign key " + remove.key();
        }
        return operation instanceof Operation.RemoveCheck remove ? "check " + remove.check() : "";
    }
}
