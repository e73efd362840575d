package dev.banister.engine.schema;

import java.util.Optional;

/** What an operation takes away for good: its inverse brings back structure, never rows or values. */
final class Loss {

    private Loss() {}

    /**
     * In words; empty if it takes away nothing that its inverse does not bring back.
     *
     * @param before what was found before it
     */
    static Optional<String> of(Operation operation, FoundTables before) {
        if (operation instanceof Operation.DropTable drop) {
            return Optional.of("the rows of table " + drop.table());
        }
        if (operation instanceof Operation.RemoveColumn remove) {
            boolean computed = column(before, remove.table(), remove.column())
                    .flatMap(ColumnStructure::generatedAs)
                    .isPresent();
            return computed
                    ? Optional.empty()
                    : Optional.of("the values of column " + remove.column() + " of table " + remove.table());
        }
        // Whether values fit another type, only they could tell; so every one counts as one that may lose.
        return operation instanceof Operation.ChangeColumn change && isConverted(change, before)
                ? Optional.of("the values that column " + change.to().name() + " of table " + change.table()
                        + " had in its former type")
                : Optional.empty();
    }

    private static boolean isConverted(Operation.ChangeColumn change, FoundTables before) {
        return change.using().isPresent()
                || column(before, change.table(), change.to().name())
                        .filter(was -> was.type().equals(change.to().type()))
                        .isEmpty();
    }

    /** Do the tables show that it is gone? */
    static boolean shows(Operation operation, FoundTables before, FoundTables now) {
        if (operation instanceof Operation.RemoveColumn remove) {
            return column(now, remove.table(), remove.column()).isEmpty();
        }
        if (operation instanceof Operation.ChangeColumn change) {
            String column = change.to().name();
            return !column(now, change.table(), column)
                    .map(ColumnStructure::type)
                    .equals(column(before, change.table(), column).map(ColumnStructure::type));
        }
        return now.table(operation.table()).isEmpty();
    }

    private static Optional<ColumnStructure> column(FoundTables tables, String table, String column) {
        return tables.table(table).flatMap(found -> found.column(column));
    }
}
