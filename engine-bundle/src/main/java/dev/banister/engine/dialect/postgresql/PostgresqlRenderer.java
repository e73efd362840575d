package dev.banister.engine.dialect.postgresql;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.dialect.Renderer;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.Dependents;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Position;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes operations as SQL for PostgreSQL 13 and later, in as many statements as are plain, since a transaction holds
 * them together. Nothing is ever dropped by CASCADE.
 */
public final class PostgresqlRenderer implements Renderer {

    @Override
    public Optional<String> check(ColumnStructure column) {
        return column.type() instanceof DataType.Portable portable
                        && portable.type().kind() == ColumnType.Kind.ENUM
                ? Optional.of(isOneOf(column.name(), portable.type().values()))
                : Optional.empty();
    }

    @Override
    public List<Objection> objections(Operation operation, Structure before) {
        if (operation instanceof Operation.AddColumn add) {
            return Objection.toColumn(Names.PRODUCT, Sql.name(add.table()), add);
        }
        return operation instanceof Operation.ChangeColumn change
                ? before
                        .table(change.table())
                        .flatMap(table -> table.column(change.to().name()))
                        .flatMap(was -> ColumnAlteration.objection(change, was))
                        .stream()
                        .toList()
                : List.of();
    }

    private static String isOneOf(String column, List<String> values) {
        return Sql.name(column) + "::text = ANY (ARRAY["
                + values.stream().map(value -> Sql.text(value) + "::text").collect(Collectors.joining(", ")) + "])";
    }

    @Override
    public List<String> render(Operation operation, Structure before) {
        if (operation instanceof Operation.CreateTable create) {
            return TableText.create(create.definition());
        }
        TableStructure table = before.table(operation.table())
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + operation.table()));
        if (operation instanceof Operation.DropTable) {
            new Dependence(table, before).requireFree();
            return List.of("DROP TABLE " + Sql.name(table.name()));
        }
        if (operation instanceof Operation.RenameTable rename) {
            Names.check(table.name(), rename.to());
            return List.of(alter(table, "RENAME TO " + Sql.name(rename.to())));
        }
        return ofColumn(operation, table, before).orElseGet(() -> ofRest(operation, table, before));
    }

    private static Optional<List<String>> ofColumn(Operation operation, TableStructure table, Structure before) {
        if (operation instanceof Operation.AddColumn add) {
            return Optional.of(addColumn(table, add));
        }
        if (operation instanceof Operation.RemoveColumn remove) {
            new Dependence(table, before).requireFree(remove.column());
            return Optional.of(removeColumn(table, remove.column()));
        }
        if (operation instanceof Operation.ChangeColumn change) {
            return Optional.of(ColumnAlteration.of(table, change, before));
        }
        if (operation instanceof Operation.RenameColumn rename) {
            Names.check(table.name() + "." + rename.column(), rename.to());
            return Optional.of(List.of(
                    alter(table, "RENAME COLUMN " + Sql.name(rename.column()) + " TO " + Sql.name(rename.to()))));
        }
        return Optional.empty();
    }

    private static List<String> ofRest(Operation operation, TableStructure table, Structure before) {
        String name = table.name();
        if (operation instanceof Operation.AddIndex add) {
            return IndexText.create(name, add.index());
        }
        if (operation instanceof Operation.RemoveIndex remove) {
            return List.of(table.index(remove.index())
                    .map(index -> IndexText.drop(name, index))
                    .orElseThrow(() -> absent(table, "index", remove.index())));
        }
        if (operation instanceof Operation.AddKey add) {
            List<String> statements = new ArrayList<>();
            statements.add(TableText.add(name, ConstraintText.key(name, add.key(), add.primary())));
            statements.addAll(ConstraintText.afterKey(name, add.key()));
            return statements;
        }
        if (operation instanceof Operation.RemoveKey remove) {
            return List.of(removeKey(table, remove, before));
        }
        if (operation instanceof Operation.AddForeignKey add) {
            List<String> statements = new ArrayList<>();
            statements.add(TableText.add(name, ConstraintText.foreignKey(name, add.key())));
            statements.addAll(
                    ConstraintText.comment(name, add.key().name(), add.key().attributes()));
            return statements;
        }
        if (operation instanceof Operation.RemoveForeignKey remove) {
            return List.of(dropConstraint(table, remove.key()));
        }
        if (operation instanceof Operation.AddCheck add) {
            List<String> statements = new ArrayList<>();
            statements.add(TableText.add(name, ConstraintText.check(name, add.check())));
            statements.addAll(
                    ConstraintText.comment(name, add.check().name(), add.check().attributes()));
            return statements;
        }
        Operation.RemoveCheck remove = (Operation.RemoveCheck) operation;
        return List.of(dropConstraint(table, remove.check()));
    }

    private static String alter(TableStructure table, String clause) {
        return "ALTER TABLE " + Sql.name(table.name()) + " " + clause;
    }

    private static String dropConstraint(TableStructure table, String constraint) {
        return alter(table, "DROP CONSTRAINT " + Sql.name(constraint));
    }

    private static IllegalArgumentException absent(TableStructure table, String what, String name) {
        return new IllegalArgumentException("table " + table.name() + " has no " + what + " " + name);
    }

    private static List<String> addColumn(TableStructure table, Operation.AddColumn add) {
        ColumnStructure column = add.column();
        if (add.position() instanceof Position.After || add.position() instanceof Position.First) {
            throw Names.notHonoured(
                    table.name() + "." + column.name(),
                    add.position() instanceof Position.After after
                            ? "a place behind " + after.column()
                            : "the first place",
                    "a new column goes behind all others",
                    "Leave out after() or first(): columns can be told by their names in every query.");
        }
        List<String> statements = new ArrayList<>(ColumnText.beforehand(table.name(), column));
        String key = add.primaryKey()
                .map(each -> ", ADD " + ConstraintText.key(table.name(), each, true))
                .orElse("");
        statements.add(alter(table, "ADD COLUMN " + ColumnText.definition(table.name(), column) + key));
        statements.addAll(ColumnText.afterwards(table.name(), column));
        add.primaryKey().ifPresent(each -> statements.addAll(ConstraintText.afterKey(table.name(), each)));
        return statements;
    }

    private static List<String> removeColumn(TableStructure table, String column) {
        Dependents needing = table.needing(column);
        List<String> statements = new ArrayList<>();
        needing.foreignKeys().forEach(key -> statements.add(dropConstraint(table, key.name())));
        needing.primaryKey().ifPresent(key -> statements.add(dropConstraint(table, key.name())));
        needing.uniqueKeys().forEach(key -> statements.add(dropConstraint(table, key.name())));
        needing.indexes().forEach(index -> statements.add(IndexText.drop(table.name(), index)));
        needing.checks().forEach(check -> statements.add(dropConstraint(table, check.name())));
        statements.add(alter(table, "DROP COLUMN " + Sql.name(column)));
        return statements;
    }

    private static String removeKey(TableStructure table, Operation.RemoveKey remove, Structure before) {
        return (remove.primary() ? table.primaryKey() : table.key(remove.key()))
                .map(key -> {
                    new Dependence(table, before).requireFree(key);
                    return dropConstraint(table, key.name());
                })
                .orElseThrow(() -> absent(table, "key", remove.key()));
    }
}
