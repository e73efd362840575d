package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.dialect.Renderer;
import dev.banister.engine.schema.Dependents;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.Mentioning;
import dev.banister.engine.schema.Mentions;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Position;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes operations as SQL, each as one statement wherever one can say it, since every one commits by itself. */
public final class MariadbRenderer implements Renderer {

    private static final String DROP_INDEX = "DROP INDEX ";
    private static final String ADD = "ADD ";

    private final Flavour flavour;
    private final ColumnText columns;
    private final IndexText indexes;
    private final ForeignKeyText foreignKeys;
    private final TableText tables;
    private final MariadbObjections objections;

    MariadbRenderer(Flavour flavour) {
        this.flavour = flavour;
        this.columns = ColumnText.of(flavour);
        this.indexes = new IndexText(flavour);
        this.foreignKeys = new ForeignKeyText(flavour);
        this.tables = new TableText(flavour, columns, indexes, foreignKeys);
        this.objections = new MariadbObjections(flavour, columns.types());
    }

    @Override
    public List<Objection> objections(Operation operation, Structure before) {
        return objections.of(operation, before);
    }

    @Override
    public List<String> render(Operation operation, Structure before) {
        if (operation instanceof Operation.CreateTable create) {
            return tables.create(create.definition(), before);
        }
        if (operation instanceof Operation.DropTable drop) {
            requireRepeatable(drop.table(), before);
            requireUnneeded(
                    drop.table(),
                    "the table to be dropped",
                    Mentioning.of(drop.table(), before).table());
            return List.of("DROP TABLE " + Sql.name(drop.table()));
        }
        if (operation instanceof Operation.RenameTable rename) {
            NameLength.check(flavour, rename.table(), rename.to());
            requireUnneeded(rename.table(), "the table to be renamed", namingTable(rename.table(), before));
            return List.of("RENAME TABLE " + Sql.name(rename.table()) + " TO " + Sql.name(rename.to()));
        }
        TableStructure table = before.table(operation.table())
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + operation.table()));
        return ofColumn(operation, table, before).orElseGet(() -> ofRest(operation, table, before));
    }

    private Optional<List<String>> ofColumn(Operation operation, TableStructure table, Structure before) {
        if (operation instanceof Operation.AddColumn add) {
            return Optional.of(addColumn(table, add));
        }
        if (operation instanceof Operation.RemoveColumn remove) {
            requirePlainKeys(table, remove.column());
            requireUnneeded(table, remove.column(), before);
            return Optional.of(alter(table, removeColumn(table, remove.column())));
        }
        if (operation instanceof Operation.ChangeColumn change) {
            return Optional.of(changeColumn(table, change));
        }
        if (operation instanceof Operation.RenameColumn rename) {
            NameLength.check(flavour, table.name() + "." + rename.column(), rename.to());
            requireUnneeded(table, rename.column(), before);
            return Optional.of(alter(
                    table, List.of("RENAME COLUMN " + Sql.name(rename.column()) + " TO " + Sql.name(rename.to()))));
        }
        return Optional.empty();
    }

    private List<String> ofRest(Operation operation, TableStructure table, Structure before) {
        if (operation instanceof Operation.AddIndex add) {
            return alter(table, addIndex(table, add.index()));
        }
        if (operation instanceof Operation.RemoveIndex remove) {
            table.index(remove.index()).filter(IndexStructure::unique).ifPresent(index -> requireNoPeriods(table));
            return alter(table, List.of(DROP_INDEX + Sql.name(remove.index())));
        }
        if (operation instanceof Operation.AddKey add) {
            return alter(table, List.of(ADD + tables.key(table.name(), add.key(), add.primary())));
        }
        if (operation instanceof Operation.RemoveKey remove) {
            return alter(table, List.of(removeKey(table, remove)));
        }
        if (operation instanceof Operation.AddForeignKey add) {
            return alter(table, addForeignKey(table, add.key(), before));
        }
        if (operation instanceof Operation.RemoveForeignKey remove) {
            return alter(table, removeForeignKey(table, remove.key()));
        }
        if (operation instanceof Operation.AddCheck add) {
            return alter(table, List.of(ADD + tables.check(table.name(), add.check())));
        }
        Operation.RemoveCheck remove = (Operation.RemoveCheck) operation;
        return alter(table, List.of("DROP CONSTRAINT " + Sql.name(remove.check())));
    }

    private static List<String> alter(TableStructure table, List<String> clauses) {
        return List.of("ALTER TABLE " + Sql.name(table.name()) + " " + String.join(", ", clauses));
    }

    private List<String> addColumn(TableStructure table, Operation.AddColumn add) {
        List<String> clauses = new ArrayList<>();
        clauses.add("ADD COLUMN " + columns.definition(table.name(), add.column()) + position(add.position()));
        add.primaryKey().map(key -> ADD + tables.key(table.name(), key, true)).ifPresent(clauses::add);
        return Stream.concat(alter(table, clauses).stream(), columns.afterwards(table.name(), add.column()).stream())
                .toList();
    }

    private static String position(Position position) {
        if (position instanceof Position.After after) {
            return " AFTER " + Sql.name(after.column());
        }
        if (position instanceof Position.Back back) {
            return back.after().map(column -> " AFTER " + Sql.name(column)).orElse(" FIRST");
        }
        return position instanceof Position.First ? " FIRST" : "";
    }

    /** The server would shorten an index that has other columns, too, in silence. */
    private static List<String> removeColumn(TableStructure table, String column) {
        Dependents needing = table.needing(column);
        List<String> clauses = new ArrayList<>();
        needing.foreignKeys().forEach(key -> clauses.add("DROP FOREIGN KEY " + Sql.name(key.name())));
        needing.primaryKey().ifPresent(key -> clauses.add("DROP PRIMARY KEY"));
        needing.uniqueKeys().forEach(key -> clauses.add(DROP_INDEX + Sql.name(key.name())));
        needing.indexes().forEach(index -> clauses.add(DROP_INDEX + Sql.name(index.name())));
        needing.checks().forEach(check -> clauses.add("DROP CONSTRAINT " + Sql.name(check.name())));
        clauses.add("DROP COLUMN " + Sql.name(column));
        return clauses;
    }

    private List<String> changeColumn(TableStructure table, Operation.ChangeColumn change) {
        String where = table.name() + "." + change.to().name();
        if (change.using().isPresent()) {
            throw NotHonoured.of(
                    flavour.product(),
                    where,
                    "the new values to be " + change.using().get(),
                    flavour.product() + " converts old values by its own rules",
                    "Leave out using(), or add another column, fill it with UPDATE and remove this one.");
        }
        String modify = "ALTER TABLE " + Sql.name(table.name()) + " MODIFY COLUMN "
                + columns.definition(table.name(), change.to());
        return Stream.concat(Stream.of(strictly(modify)), columns.afterwards(table.name(), change.to()).stream())
                .toList();
    }

    /** A session that is not strict would cut values that do not fit, and make zeros of NULLs. */
    private String strictly(String statement) {
        return flavour.hasSettingsOfAStatement()
                ? "SET STATEMENT sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES') FOR " + statement
                : statement;
    }

    private List<String> addIndex(TableStructure table, IndexStructure index) {
        List<String> clauses = secure(table, ForeignKeyText.endangered(table, index));
        clauses.add(ADD + indexes.definition(table.name(), index));
        return clauses;
    }

    /** An index that is asked for stays; so it is made once more, which costs as much as making it did. */
    private List<String> secure(TableStructure table, List<IndexStructure> endangered) {
        List<String> clauses = new ArrayList<>();
        for (IndexStructure index : endangered) {
            clauses.add(DROP_INDEX + Sql.name(index.name()));
            clauses.add(ADD + indexes.definition(table.name(), index));
        }
        return clauses;
    }

    private String removeKey(TableStructure table, Operation.RemoveKey remove) {
        requireNoPeriods(table);
        if (!remove.primary()) {
            return DROP_INDEX + Sql.name(remove.key());
        }
        String parts = table.attributes().get(Attributes.PRIMARY_PARTS);
        if (parts != null) {
            throw NotHonoured.of(
                    flavour.product(),
                    table.name(),
                    "its primary key to be removed",
                    "that key is more than columns, and could not be put back: " + parts,
                    "Remove it with SQL, in a script that has a down of its own.");
        }
        return "DROP PRIMARY KEY";
    }

    private List<String> addForeignKey(TableStructure table, ForeignKeyStructure key, Structure before) {
        List<String> clauses = secure(table, ForeignKeyText.endangered(table, key));
        ForeignKeyText.missingIndex(table, key)
                .ifPresent(index -> clauses.add(ADD + indexes.definition(table.name(), index)));
        clauses.add(ADD + foreignKeys.definition(table.name(), key, before));
        return clauses;
    }

    private static List<String> removeForeignKey(TableStructure table, String name) {
        List<String> clauses = new ArrayList<>(List.of("DROP FOREIGN KEY " + Sql.name(name)));
        table.foreignKey(name)
                .flatMap(key -> ForeignKeyText.ownIndex(table, key))
                .ifPresent(index -> clauses.add(DROP_INDEX + Sql.name(index.name())));
        return clauses;
    }

    /** What could not be made again exactly is not taken away by an operation that promises to be taken back. */
    private void requireRepeatable(String name, Structure before) {
        before.table(name).filter(tables::isUnrepeatable).ifPresent(table -> {
            throw NotHonoured.of(
                    flavour.product(),
                    name,
                    "the table to be dropped",
                    "it is partitioned, system-versioned or has periods, and could not be made again as it is",
                    "Drop it with SQL, in a script that has a down of its own, or none.");
        });
    }

    /** The server would leave behind what is broken then. */
    private void requireUnneeded(TableStructure table, String column, Structure before) {
        requireUnneeded(
                table.name() + "." + column,
                "the column to be removed or renamed",
                Mentioning.of(table.name(), before).column(column));
    }

    private void requireUnneeded(String where, String asked, List<String> by) {
        NotHonoured.requireUnneeded(flavour.product(), where, asked, by);
    }

    /** The triggers of the table go along with it, but what they do to it by its name does not. */
    private static List<String> namingTable(String table, Structure before) {
        List<String> all = new ArrayList<>(Mentioning.of(table, before).table());
        before.table(table).stream()
                .flatMap(found -> found.triggers().stream())
                .filter(trigger -> Mentions.of(table).loosely(TriggerReading.body(trigger.sql())))
                .forEach(trigger -> all.add("trigger " + trigger.name()));
        return all;
    }

    private void requirePlainKeys(TableStructure table, String column) {
        Dependents needing = table.needing(column);
        boolean isInKey = needing.primaryKey().isPresent()
                || !needing.uniqueKeys().isEmpty()
                || needing.indexes().stream().anyMatch(IndexStructure::unique);
        if (isInKey) {
            requireNoPeriods(table);
        }
    }

    /** Of such a table a key may be one without overlaps, which it does not tell. */
    private void requireNoPeriods(TableStructure table) {
        if (table.attributes().containsKey(Attributes.PERIODS)) {
            throw NotHonoured.of(
                    flavour.product(),
                    table.name(),
                    "a key of it to be removed",
                    "the table has periods, and a key without overlaps could not be put back as it is",
                    "Remove it with SQL, in a script that has a down of its own, or none.");
        }
    }
}
