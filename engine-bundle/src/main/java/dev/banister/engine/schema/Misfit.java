package dev.banister.engine.schema;

import java.util.Objects;
import java.util.Optional;

/**
 * What keeps an operation from being made: it needs what is not there, or makes what is there already.
 *
 * @param what a table, a column, or something else of a table
 * @param table that it is of; empty if it is a table itself
 * @param there is it there?
 */
public record Misfit(String what, String name, Optional<String> table, boolean there) {

    private static final String COLUMN = "column";

    public Misfit {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(table, "table");
    }

    /** In words: {@code table products already has the column name}. */
    public String words() {
        return table.map(of -> "table " + of + (there ? " already has the " : " has no ") + this)
                .orElse(there ? "there is a " + this + " already" : "there is no " + this);
    }

    @Override
    public String toString() {
        return what + " " + name;
    }

    /**
     * The first one; empty if the operation can be made.
     *
     * @param found what is there under the names of the operation's tables
     */
    public static Optional<Misfit> of(Operation operation, FoundTables found) {
        Optional<TableStructure> table = found.table(operation.table());
        if (operation instanceof Operation.CreateTable || table.isEmpty()) {
            return of("table", operation.table(), table.isPresent(), !(operation instanceof Operation.CreateTable));
        }
        if (operation instanceof Operation.RenameTable rename) {
            return of("table", rename.to(), found.table(rename.to()).isPresent(), false);
        }
        return ofColumn(operation, table.get())
                .or(() -> ofKey(operation, table.get()))
                .or(() -> ofRest(operation, table.get()));
    }

    private static Optional<Misfit> of(String what, String name, boolean there, boolean wanted) {
        return there == wanted ? Optional.empty() : Optional.of(new Misfit(what, name, Optional.empty(), there));
    }

    private static Optional<Misfit> in(TableStructure table, String what, String name, boolean there, boolean wanted) {
        return of(what, name, there, wanted).map(misfit -> new Misfit(what, name, Optional.of(table.name()), there));
    }

    private static Optional<Misfit> column(TableStructure table, String name, boolean wanted) {
        return in(table, COLUMN, name, table.column(name).isPresent(), wanted);
    }

    private static Optional<Misfit> ofColumn(Operation operation, TableStructure table) {
        if (operation instanceof Operation.AddColumn add) {
            return column(table, add.column().name(), false)
                    .or(() -> add.primaryKey().flatMap(key -> primaryKey(table, key.name(), false)));
        }
        if (operation instanceof Operation.RemoveColumn remove) {
            return column(table, remove.column(), true);
        }
        if (operation instanceof Operation.ChangeColumn change) {
            return column(table, change.to().name(), true);
        }
        return operation instanceof Operation.RenameColumn rename
                ? column(table, rename.column(), true).or(() -> column(table, rename.to(), false))
                : Optional.empty();
    }

    private static Optional<Misfit> primaryKey(TableStructure table, String name, boolean wanted) {
        return in(table, "primary key", name, table.primaryKey().isPresent(), wanted);
    }

    /** Unique keys and indexes share their names on some databases, so on none a name may be both. */
    private static Optional<Misfit> ofKey(Operation operation, TableStructure table) {
        if (operation instanceof Operation.AddKey add) {
            return add.primary()
                    ? primaryKey(table, add.key().name(), false)
                    : newIndex(table, add.key().name());
        }
        if (operation instanceof Operation.RemoveKey remove) {
            return remove.primary()
                    ? primaryKey(table, remove.key(), true)
                    : in(
                            table,
                            "unique key",
                            remove.key(),
                            table.key(remove.key()).isPresent(),
                            true);
        }
        if (operation instanceof Operation.AddIndex add) {
            return newIndex(table, add.index().name());
        }
        return operation instanceof Operation.RemoveIndex remove
                ? in(table, "index", remove.index(), table.index(remove.index()).isPresent(), true)
                : Optional.empty();
    }

    private static Optional<Misfit> newIndex(TableStructure table, String name) {
        return in(table, "unique key", name, table.key(name).isPresent(), false)
                .or(() -> in(table, "index", name, table.index(name).isPresent(), false));
    }

    private static Optional<Misfit> ofRest(Operation operation, TableStructure table) {
        if (operation instanceof Operation.AddForeignKey add) {
            return foreignKey(table, add.key().name(), false);
        }
        if (operation instanceof Operation.RemoveForeignKey remove) {
            return foreignKey(table, remove.key(), true);
        }
        if (operation instanceof Operation.AddCheck add) {
            return check(table, add.check().name(), false);
        }
        return operation instanceof Operation.RemoveCheck remove
                ? check(table, remove.check(), true)
                : Optional.empty();
    }

    private static Optional<Misfit> foreignKey(TableStructure table, String name, boolean wanted) {
        return in(table, "foreign key", name, table.foreignKey(name).isPresent(), wanted);
    }

    private static Optional<Misfit> check(TableStructure table, String name, boolean wanted) {
        return in(table, "check", name, table.check(name).isPresent(), wanted);
    }
}
