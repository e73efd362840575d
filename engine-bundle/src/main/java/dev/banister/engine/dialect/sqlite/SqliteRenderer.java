package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.dialect.Renderer;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.Mentioning;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes operations as SQL. SQLite itself renames, and adds a plain column behind the others; for anything else the table
 * is rebuilt.
 */
final class SqliteRenderer implements Renderer {

    static final String PRODUCT = "SQLite";

    /** Else renaming would leave alone what refers to the name. */
    private static final String NOT_LEGACY = "PRAGMA legacy_alter_table = OFF";

    private static final String ALTER = "ALTER TABLE ";

    @Override
    public List<String> render(Operation operation, Structure before) {
        if (operation instanceof Operation.CreateTable create) {
            return TableText.create(create.definition());
        }
        if (operation instanceof Operation.RenameTable rename) {
            requireUnneeded(rename.table(), "the table to be renamed", modules(rename.table(), before));
            return List.of(NOT_LEGACY, ALTER + Sql.name(rename.table()) + " RENAME TO " + Sql.name(rename.to()));
        }
        TableStructure table = before.table(operation.table())
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + operation.table()));
        if (operation instanceof Operation.DropTable) {
            requireDroppable(table, before);
            return List.of("DROP TABLE " + Sql.name(table.name()));
        }
        if (operation instanceof Operation.RenameColumn rename) {
            requireUnneeded(
                    table.name() + "." + rename.column(),
                    "the column to be renamed",
                    Mentioning.of(table.name(), before).modules(rename.column()));
            return List.of(NOT_LEGACY, renameColumn(table, rename.column(), rename.to()));
        }
        if (operation instanceof Operation.AddIndex add) {
            return List.of(TableText.index(table.name(), add.index()));
        }
        if (operation instanceof Operation.RemoveIndex remove) {
            return List.of("DROP INDEX " + Sql.name(remove.index()));
        }
        requireRebuildable(table);
        return ofCheck(operation, table).orElseGet(() -> rebuilt(operation, table, before));
    }

    /** SQLite looks at all rows then, and copies none. */
    private static Optional<List<String>> ofCheck(Operation operation, TableStructure table) {
        String alter = ALTER + Sql.name(table.name());
        if (operation instanceof Operation.AddCheck add) {
            return Optional.of(List.of(alter + " ADD " + TableText.check(add.check())));
        }
        return operation instanceof Operation.RemoveCheck remove
                        && !remove.check().isEmpty()
                ? Optional.of(List.of(alter + " DROP CONSTRAINT " + Sql.name(remove.check())))
                : Optional.empty();
    }

    static List<String> modules(String table, Structure before) {
        return Mentioning.of(table, before).modules();
    }

    static void requireUnneeded(String where, String asked, List<String> by) {
        NotHonoured.requireUnneeded(PRODUCT, where, asked, by);
    }

    /** Without quotes where it can be, since SQLite then keeps the texts that mention it without them. */
    static String renameColumn(TableStructure table, String from, String to) {
        return ALTER + Sql.name(table.name()) + " RENAME COLUMN " + Sql.name(from) + " TO " + Names.bare(to);
    }

    private static List<String> rebuilt(Operation operation, TableStructure table, Structure before) {
        if (operation instanceof Operation.AddColumn add) {
            return addColumn(add, table);
        }
        if (operation instanceof Operation.RemoveColumn remove) {
            return removeColumn(remove, table, before);
        }
        if (operation instanceof Operation.AddKey add && add.primary()) {
            requireUnneeded(table.name(), "other numbers of its rows by a primary key", modules(table.name(), before));
        }
        if (operation instanceof Operation.RemoveKey remove) {
            requireNoCounting(remove, table);
            requireUnreferenced(remove, table, before);
        }
        Map<String, String> converted =
                operation instanceof Operation.ChangeColumn change ? converted(change, table) : Map.of();
        return new Rebuild(table, ChangedTable.of(operation, table), converted).statements();
    }

    /** Times are text, so one that becomes a moment, or is one no more, gets the form of those. */
    private static Map<String, String> converted(Operation.ChangeColumn change, TableStructure table) {
        String column = change.to().name();
        String from = table.column(column).map(SqliteRenderer::type).orElse("");
        String to = type(change.to());
        String name = Sql.name(column);
        Optional<String> moment = from.equals("timestamp") && to.equals("timestamptz")
                ? Optional.of("CASE WHEN " + name + " GLOB '????-??-?? *[0-9]' THEN replace(" + name
                        + ", ' ', 'T') || 'Z' ELSE " + name + " END")
                : Optional.empty();
        Optional<String> local = from.equals("timestamptz") && to.equals("timestamp")
                ? Optional.of("CASE WHEN " + name + " GLOB '????-??-??T*Z' THEN rtrim(replace(" + name
                        + ", 'T', ' '), 'Z') ELSE " + name + " END")
                : Optional.empty();
        return change.using()
                .or(() -> moment)
                .or(() -> local)
                .map(value -> Map.of(column, value))
                .orElse(Map.of());
    }

    private static String type(ColumnStructure column) {
        return TypeNames.of(column.type()).toLowerCase(Locale.ROOT);
    }

    private static List<String> addColumn(Operation.AddColumn add, TableStructure table) {
        boolean isLast =
                ChangedTable.place(add.position(), table) == table.columns().size();
        return isLast && isPlain(add)
                ? List.of(ALTER + Sql.name(table.name()) + " ADD COLUMN " + TableText.column(table, add.column()))
                : new Rebuild(table, ChangedTable.of(add, table), Map.of()).statements();
    }

    /** Does ALTER TABLE take it, whatever rows there are? */
    private static boolean isPlain(Operation.AddColumn add) {
        ColumnStructure column = add.column();
        Optional<String> value = column.defaultValue().map(given -> DefaultText.of(column, given));
        boolean fits = value.map(DefaultText::isConstant).orElse(column.nullable());
        boolean isNull = value.filter("NULL"::equalsIgnoreCase).isPresent();
        return add.primaryKey().isEmpty()
                && !column.counting()
                && column.generatedAs().isEmpty()
                && !column.attributes().containsKey(Attributes.KEYS)
                && fits
                && (column.nullable() || !isNull);
    }

    /** The last statement makes SQLite look at all views and triggers, and find those that miss the column. */
    private static List<String> removeColumn(Operation.RemoveColumn remove, TableStructure table, Structure before) {
        before.tables().stream()
                .filter(other -> !other.name().equals(table.name()))
                .filter(other -> other.foreignKeys().stream()
                        .anyMatch(key -> key.target().equals(table.name())
                                && key.targetColumns().contains(remove.column())))
                .findFirst()
                .ifPresent(other -> {
                    throw needed(table.name() + "." + remove.column(), "a foreign key of table " + other.name());
                });
        requireUnneeded(
                table.name() + "." + remove.column(),
                "the column to be removed",
                Mentioning.of(table.name(), before).column(remove.column()));
        TableStructure after = ChangedTable.of(remove, table);
        if (after.columns().isEmpty()) {
            throw NotHonoured.of(
                    PRODUCT,
                    table.name() + "." + remove.column(),
                    "the column to be removed",
                    "it is the only one, and a table has at least one",
                    "Drop the table.");
        }
        List<String> statements = new ArrayList<>(new Rebuild(table, after, Map.of()).statements());
        String any = after.columns().get(0).name();
        statements.add(renameColumn(table, any, any));
        return statements;
    }

    private static void requireDroppable(TableStructure table, Structure before) {
        before.tables().stream()
                .filter(other -> !other.name().equals(table.name()))
                .filter(other -> other.foreignKeys().stream()
                        .anyMatch(key -> key.target().equals(table.name())))
                .findFirst()
                .ifPresent(other -> {
                    throw needed(table.name(), "a foreign key of table " + other.name());
                });
        requireUnneeded(
                table.name(),
                "the table to be dropped",
                Mentioning.of(table.name(), before).table());
        requireRebuildable(table);
    }

    private static RuntimeException needed(String what, String by) {
        return NotHonoured.of(
                PRODUCT,
                what,
                "it to be dropped",
                by + " needs it, and SQLite would leave that broken",
                "Take away first what needs it.");
    }

    /** What belongs to a virtual table only its module knows. */
    static void requireRebuildable(TableStructure table) {
        if (table.attributes().containsKey(Attributes.MODULE)) {
            throw NotHonoured.of(
                    PRODUCT,
                    table.name(),
                    "another structure of it",
                    "it is a virtual table, whose rows could not be put back",
                    "Change it with SQL, in a script that has a down of its own, or none.");
        }
    }

    private static void requireNoCounting(Operation.RemoveKey remove, TableStructure table) {
        if (remove.primary() && table.columns().stream().anyMatch(ColumnStructure::counting)) {
            throw NotHonoured.of(
                    PRODUCT,
                    table.name(),
                    "its primary key to be removed",
                    "its column counts up, which only a primary key does",
                    "Remove the column, or add another one and fill it.");
        }
    }

    private static void requireUnreferenced(Operation.RemoveKey remove, TableStructure table, Structure before) {
        List<String> columns = (remove.primary() ? table.primaryKey() : table.key(remove.key()))
                .map(key -> key.columns().stream().sorted().toList())
                .orElse(List.of());
        before.tables().stream()
                .filter(other -> other.foreignKeys().stream()
                        .anyMatch(key -> key.target().equals(table.name())
                                && key.targetColumns().stream()
                                        .sorted()
                                        .toList()
                                        .equals(columns)))
                .findFirst()
                .ifPresent(other -> {
                    throw needed("the key of " + table.name(), "a foreign key of table " + other.name());
                });
    }

    @Override
    public Optional<String> check(ColumnStructure column) {
        return TypeChecks.of(column);
    }

    @Override
    public List<CheckStructure> checksOfType(TableStructure table, ColumnStructure column) {
        return TypeChecks.ofType(table, column);
    }

    @Override
    public List<Objection> objections(Operation operation, Structure before) {
        return SqliteObjections.of(operation);
    }
}
