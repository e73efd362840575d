package dev.banister.engine.schema;

/** Tells whether an operation has still to be made, for one that may have been made and may not. */
public final class Outstanding {

    private Outstanding() {}

    /** @param now what an inspector finds around the table */
    public static boolean is(Operation operation, Structure now) {
        boolean there = now.table(operation.table()).isPresent();
        if (operation instanceof Operation.CreateTable) {
            return !there;
        }
        return now.table(operation.table()).map(table -> isOn(operation, table)).orElse(false);
    }

    private static boolean isOn(Operation operation, TableStructure table) {
        if (operation instanceof Operation.AddColumn add) {
            return table.column(add.column().name()).isEmpty();
        }
        if (operation instanceof Operation.RemoveColumn remove) {
            return table.column(remove.column()).isPresent();
        }
        if (operation instanceof Operation.ChangeColumn change) {
            return table.column(change.to().name()).isPresent();
        }
        if (operation instanceof Operation.RenameColumn rename) {
            return table.column(rename.column()).isPresent();
        }
        if (operation instanceof Operation.AddIndex add) {
            return table.index(add.index().name()).isEmpty();
        }
        if (operation instanceof Operation.RemoveIndex remove) {
            return table.index(remove.index()).isPresent();
        }
        return isOfConstraint(operation, table);
    }

    private static boolean isOfConstraint(Operation operation, TableStructure table) {
        if (operation instanceof Operation.AddKey add) {
            return add.primary()
                    ? table.primaryKey().isEmpty()
                    : table.key(add.key().name()).isEmpty();
        }
        if (operation instanceof Operation.RemoveKey remove) {
            return remove.primary()
                    ? table.primaryKey().isPresent()
                    : table.key(remove.key()).isPresent();
        }
        if (operation instanceof Operation.AddForeignKey add) {
            return table.foreignKey(add.key().name()).isEmpty();
        }
        if (operation instanceof Operation.RemoveForeignKey remove) {
            return table.foreignKey(remove.key()).isPresent();
        }
        if (operation instanceof Operation.AddCheck add) {
            return table.check(add.check().name()).isEmpty();
        }
        return !(operation instanceof Operation.RemoveCheck remove)
                || table.check(remove.check()).isPresent();
    }
}
