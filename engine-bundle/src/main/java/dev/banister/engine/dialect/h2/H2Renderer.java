package dev.banister.engine.dialect.h2;

import static dev.banister.engine.dialect.h2.H2Dialect.quoted;

import dev.banister.api.model.MigrationException;
import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.dialect.Renderer;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.Dependents;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Mentioning;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.OperationWords;
import dev.banister.engine.schema.Position;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.schema.TriggerStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names constraints always, and changes of a column only what differs: H2 then keeps the rest. */
final class H2Renderer implements Renderer {

    static final String PRODUCT = "H2";

    @Override
    public List<Objection> objections(Operation operation, Structure before) {
        return H2Objections.of(operation, before);
    }

    @Override
    public List<String> render(Operation operation, Structure before) {
        if (operation instanceof Operation.CreateTable create) {
            return create(create);
        }
        String alter = "ALTER TABLE " + quoted(operation.table()) + " ";
        if (operation instanceof Operation.DropTable drop) {
            requireUnneeded(drop, before);
            return List.of("DROP TABLE " + quoted(drop.table()) + " RESTRICT");
        }
        if (operation instanceof Operation.RenameTable rename) {
            requireUnneeded(rename, before);
            return List.of(alter + "RENAME TO " + quoted(rename.to()));
        }
        if (operation instanceof Operation.RenameColumn rename) {
            requireUnneeded(rename, rename.column(), before);
            return List.of(alter + "RENAME COLUMN " + quoted(rename.column()) + " TO " + quoted(rename.to()));
        }
        TableStructure table = before.table(operation.table()).orElseThrow();
        if (operation instanceof Operation.AddColumn add) {
            return add(add, alter, table);
        }
        if (operation instanceof Operation.RemoveColumn remove) {
            return remove(remove, alter, before, table);
        }
        return operation instanceof Operation.ChangeColumn change
                ? new H2ColumnChange(change, table.column(change.to().name()).orElseThrow()).statements()
                : rest(operation, alter, table);
    }

    private static List<String> rest(Operation operation, String alter, TableStructure table) {
        if (operation instanceof Operation.AddIndex add) {
            return index(add, table.name(), add.index());
        }
        if (operation instanceof Operation.RemoveIndex remove) {
            return List.of("DROP INDEX " + quoted(remove.index()));
        }
        if (operation instanceof Operation.AddKey add) {
            return withComment(
                    alter + "ADD " + key(add.key(), add.primary()),
                    add.key().name(),
                    add.key().attributes());
        }
        if (operation instanceof Operation.RemoveKey remove) {
            String name = remove.primary()
                    ? table.primaryKey().map(KeyStructure::name).orElse(remove.key())
                    : remove.key();
            return List.of(dropConstraint(alter, name));
        }
        if (operation instanceof Operation.AddForeignKey add) {
            return withComment(
                    alter + "ADD " + foreignKey(add.key()),
                    add.key().name(),
                    add.key().attributes());
        }
        if (operation instanceof Operation.RemoveForeignKey remove) {
            return List.of(dropConstraint(alter, remove.key()));
        }
        if (operation instanceof Operation.AddCheck add) {
            return withComment(
                    alter + "ADD " + check(add.check()),
                    add.check().name(),
                    add.check().attributes());
        }
        return List.of(dropConstraint(alter, ((Operation.RemoveCheck) operation).check()));
    }

    private static List<String> create(Operation.CreateTable create) {
        TableStructure table = create.definition();
        List<String> parts = new ArrayList<>();
        table.columns().forEach(column -> parts.add(H2Columns.definition(column)));
        table.primaryKey().ifPresent(key -> parts.add(key(key, true)));
        table.uniqueKeys().forEach(key -> parts.add(key(key, false)));
        table.checks().forEach(check -> parts.add(check(check)));
        table.foreignKeys().forEach(key -> parts.add(foreignKey(key)));
        String storage = table.attributes().getOrDefault(H2Attributes.STORAGE, "");
        String comment = table.comment().isEmpty() ? " " : " COMMENT " + H2Columns.text(table.comment()) + " ";
        List<String> statements = new ArrayList<>();
        statements.add("CREATE " + (storage.isEmpty() ? "" : storage + " ") + "TABLE " + quoted(table.name()) + comment
                + parts.stream().collect(Collectors.joining(", ", "(", ")")));
        table.primaryKey().ifPresent(key -> addComment(statements, key.name(), key.attributes()));
        table.uniqueKeys().forEach(key -> addComment(statements, key.name(), key.attributes()));
        table.checks().forEach(check -> addComment(statements, check.name(), check.attributes()));
        table.foreignKeys().forEach(key -> addComment(statements, key.name(), key.attributes()));
        table.indexes().forEach(index -> statements.addAll(index(create, table.name(), index)));
        table.triggers().stream().map(TriggerStructure::sql).forEach(statements::add);
        return statements;
    }

    private static List<String> add(Operation.AddColumn add, String alter, TableStructure table) {
        List<String> statements = new ArrayList<>();
        statements.add(alter + "ADD COLUMN " + H2Columns.definition(add.column()) + place(add.position(), table));
        add.primaryKey().ifPresent(key -> {
            statements.add(alter + "ADD " + key(key, true));
            addComment(statements, key.name(), key.attributes());
        });
        return statements;
    }

    private static String place(Position position, TableStructure table) {
        if (position instanceof Position.After after) {
            return " AFTER " + quoted(after.column());
        }
        if (position instanceof Position.Back back && back.after().isPresent()) {
            return " AFTER " + quoted(back.after().get());
        }
        return position instanceof Position.Last || table.columns().isEmpty()
                ? ""
                : " BEFORE " + quoted(table.columns().get(0).name());
    }

    /** What would be refused in the middle, when a part is done already, is refused before. */
    private static List<String> remove(
            Operation.RemoveColumn remove, String alter, Structure before, TableStructure table) {
        requireUnneeded(remove, remove.column(), before);
        requireNotReferred(remove, before);
        Dependents needing = table.needing(remove.column());
        List<String> statements = new ArrayList<>();
        needing.foreignKeys().forEach(key -> statements.add(dropConstraint(alter, key.name())));
        needing.checks().forEach(check -> statements.add(dropConstraint(alter, check.name())));
        needing.uniqueKeys().forEach(key -> statements.add(dropConstraint(alter, key.name())));
        needing.primaryKey().ifPresent(key -> statements.add(dropConstraint(alter, key.name())));
        needing.indexes().forEach(index -> statements.add("DROP INDEX " + quoted(index.name())));
        statements.add(alter + "DROP COLUMN " + quoted(remove.column()));
        return statements;
    }

    private static void requireUnneeded(Operation operation, Structure before) {
        NotHonoured.requireUnneeded(
                PRODUCT,
                operation.table(),
                OperationWords.of(operation),
                Mentioning.of(operation.table(), before).table());
    }

    private static void requireUnneeded(Operation operation, String column, Structure before) {
        NotHonoured.requireUnneeded(
                PRODUCT,
                operation.table() + "." + column,
                OperationWords.of(operation),
                Mentioning.of(operation.table(), before).column(column));
    }

    private static void requireNotReferred(Operation.RemoveColumn remove, Structure before) {
        TableStructure table = before.table(remove.table()).orElseThrow();
        for (TableStructure other : before.tables()) {
            for (ForeignKeyStructure key : other.foreignKeys()) {
                if (!other.name().equals(table.name())
                        && key.target().equals(table.name())
                        && key.targetColumns().contains(remove.column())) {
                    throw refused(remove, "foreign key " + key.name() + " of table " + other.name() + " refers to it");
                }
            }
        }
        table.computedFrom(remove.column()).ifPresent(computed -> {
            throw refused(remove, "column " + computed.name() + " is computed from it");
        });
    }

    private static String dropConstraint(String alter, String name) {
        return alter + "DROP CONSTRAINT " + quoted(name);
    }

    private static String columns(List<String> columns) {
        return columns.stream().map(H2Dialect::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String key(KeyStructure key, boolean primary) {
        String nulls = key.attributes().get(H2Attributes.NULLS_DISTINCT);
        String unique = "UNIQUE" + (nulls == null ? " " : nulls(nulls) + " ");
        return "CONSTRAINT " + quoted(key.name()) + " " + (primary ? "PRIMARY KEY " : unique) + columns(key.columns());
    }

    private static String nulls(String distinct) {
        return "NO".equals(distinct) ? " NULLS NOT DISTINCT" : " NULLS ALL DISTINCT";
    }

    private static String check(CheckStructure check) {
        return "CONSTRAINT " + quoted(check.name()) + " CHECK (" + check.sql() + ")";
    }

    private static String foreignKey(ForeignKeyStructure key) {
        String target = key.targetColumns().isEmpty() ? "" : " " + columns(key.targetColumns());
        return "CONSTRAINT " + quoted(key.name()) + " FOREIGN KEY " + columns(key.columns()) + " REFERENCES "
                + target(key) + target
                + " ON DELETE " + key.onDelete().name().replace('_', ' ')
                + " ON UPDATE " + key.onUpdate().name().replace('_', ' ');
    }

    private static String target(ForeignKeyStructure key) {
        String schema = key.attributes().get(H2Attributes.SCHEMA);
        return schema == null
                ? quoted(key.target())
                : quoted(schema) + "." + quoted(key.target().substring(schema.length() + 1));
    }

    private static List<String> index(Operation operation, String table, IndexStructure index) {
        if (index.sql().isPresent()) {
            return List.of(index.sql().get());
        }
        if (index.where().isPresent()) {
            throw refused(operation, "H2 has no indexes of only some rows");
        }
        if (index.parts().stream().anyMatch(IndexStructure.Part::expression)) {
            throw refused(operation, "H2 has no indexes on expressions");
        }
        String nulls = index.attributes().get(H2Attributes.NULLS_DISTINCT);
        String unique = index.unique() ? "UNIQUE" + (nulls == null ? " " : nulls(nulls) + " ") : "";
        List<String> statements = new ArrayList<>();
        statements.add("CREATE " + unique + "INDEX " + quoted(index.name()) + " ON " + quoted(table)
                + index.parts().stream().map(H2Renderer::part).collect(Collectors.joining(", ", " (", ")")));
        String comment = index.attributes().get(H2Attributes.COMMENT);
        if (comment != null) {
            statements.add("COMMENT ON INDEX " + quoted(index.name()) + " IS " + H2Columns.text(comment));
        }
        return statements;
    }

    private static String part(IndexStructure.Part part) {
        String nulls = part.attributes().get(H2Attributes.NULLS);
        return quoted(part.text()) + (part.descending() ? " DESC" : "") + (nulls == null ? "" : " NULLS " + nulls);
    }

    private static List<String> withComment(String sql, String constraint, Map<String, String> attributes) {
        List<String> statements = new ArrayList<>(List.of(sql));
        addComment(statements, constraint, attributes);
        return statements;
    }

    private static void addComment(List<String> statements, String constraint, Map<String, String> attributes) {
        String comment = attributes.get(H2Attributes.COMMENT);
        if (comment != null) {
            statements.add("COMMENT ON CONSTRAINT " + quoted(constraint) + " IS " + H2Columns.text(comment));
        }
    }

    static MigrationException refused(Operation operation, String why) {
        return NotHonoured.of(
                PRODUCT,
                "table " + operation.table(),
                OperationWords.of(operation),
                why,
                "Say it in a way that H2 honours, or write a variant of the script in SQL for it.");
    }
}
