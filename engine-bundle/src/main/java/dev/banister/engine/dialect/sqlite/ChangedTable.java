package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.Dependents;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Position;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What becomes of a table by an operation that it has to be rebuilt for. */
final class ChangedTable {

    private ChangedTable() {}

    static TableStructure of(Operation operation, TableStructure table) {
        if (operation instanceof Operation.AddColumn add) {
            List<ColumnStructure> columns = new ArrayList<>(table.columns());
            columns.add(place(add.position(), table), add.column());
            return withPrimaryKey(table.withColumns(columns), add.primaryKey().or(table::primaryKey));
        }
        if (operation instanceof Operation.RemoveColumn remove) {
            return without(table, remove.column());
        }
        if (operation instanceof Operation.ChangeColumn change) {
            return table.withColumns(table.columns().stream()
                    .map(column -> column.name().equals(change.to().name()) ? change.to() : column)
                    .toList());
        }
        return ofKeys(operation, table);
    }

    /** Where among its columns a new one goes. */
    static int place(Position position, TableStructure table) {
        if (position instanceof Position.First) {
            return 0;
        }
        if (position instanceof Position.After after) {
            return behind(after.column(), table);
        }
        return position instanceof Position.Back back
                ? back.after().map(column -> behind(column, table)).orElse(0)
                : table.columns().size();
    }

    private static int behind(String column, TableStructure table) {
        List<String> names = table.columns().stream().map(ColumnStructure::name).toList();
        return names.contains(column) ? names.indexOf(column) + 1 : names.size();
    }

    private static TableStructure without(TableStructure table, String column) {
        Dependents needing = table.needing(column);
        return new TableStructure(
                table.name(),
                keep(table.columns(), each -> !each.name().equals(column)),
                table.primaryKey().filter(key -> needing.primaryKey().isEmpty()),
                keep(table.uniqueKeys(), each -> !needing.uniqueKeys().contains(each)),
                keep(table.foreignKeys(), each -> !needing.foreignKeys().contains(each)),
                keep(table.checks(), each -> !needing.checks().contains(each)),
                keep(table.indexes(), each -> !needing.indexes().contains(each)),
                table.triggers(),
                table.comment(),
                table.attributes());
    }

    private static <T> List<T> keep(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).toList();
    }

    private static <T> List<T> with(List<T> all, T added) {
        List<T> more = new ArrayList<>(all);
        more.add(added);
        return more;
    }

    private static TableStructure ofKeys(Operation operation, TableStructure table) {
        if (operation instanceof Operation.AddKey add) {
            return add.primary()
                    ? withPrimaryKey(table, Optional.of(add.key()))
                    : keys(table, with(table.uniqueKeys(), add.key()), table.foreignKeys(), table.checks());
        }
        if (operation instanceof Operation.RemoveKey remove) {
            List<KeyStructure> kept =
                    keep(table.uniqueKeys(), key -> !key.name().equals(remove.key()));
            return remove.primary()
                    ? withPrimaryKey(table, Optional.empty())
                    : keys(table, kept, table.foreignKeys(), table.checks());
        }
        if (operation instanceof Operation.AddForeignKey add) {
            return keys(table, table.uniqueKeys(), with(table.foreignKeys(), add.key()), table.checks());
        }
        if (operation instanceof Operation.RemoveForeignKey remove) {
            List<ForeignKeyStructure> kept =
                    keep(table.foreignKeys(), key -> !key.name().equals(remove.key()));
            return keys(table, table.uniqueKeys(), kept, table.checks());
        }
        if (operation instanceof Operation.AddCheck add) {
            return keys(table, table.uniqueKeys(), table.foreignKeys(), with(table.checks(), add.check()));
        }
        Operation.RemoveCheck remove = (Operation.RemoveCheck) operation;
        List<CheckStructure> kept = keep(table.checks(), check -> !check.name().equals(remove.check()));
        return keys(table, table.uniqueKeys(), table.foreignKeys(), kept);
    }

    private static TableStructure withPrimaryKey(TableStructure table, Optional<KeyStructure> primaryKey) {
        return new TableStructure(
                table.name(),
                table.columns(),
                primaryKey,
                table.uniqueKeys(),
                table.foreignKeys(),
                table.checks(),
                table.indexes(),
                table.triggers(),
                table.comment(),
                table.attributes());
    }

    private static TableStructure keys(
            TableStructure table,
            List<KeyStructure> uniqueKeys,
            List<ForeignKeyStructure> foreignKeys,
            List<CheckStructure> checks) {
        return new TableStructure(
                table.name(),
                table.columns(),
                table.primaryKey(),
                uniqueKeys,
                foreignKeys,
                checks,
                table.indexes(),
                table.triggers(),
                table.comment(),
                table.attributes());
    }
}
