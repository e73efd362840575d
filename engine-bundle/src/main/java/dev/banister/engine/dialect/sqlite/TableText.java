package dev.banister.engine.dialect.sqlite;

import dev.banister.api.schema.ReferentialAction;
import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.schema.TriggerStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tables, and what belongs to them, as statements that make them. */
final class TableText {

    private TableText() {}

    /** The table with its indexes and triggers. */
    static List<String> create(TableStructure table) {
        List<String> statements = new ArrayList<>();
        statements.add(create(table, table.name()));
        statements.addAll(belongings(table));
        return List.copyOf(statements);
    }

    static List<String> belongings(TableStructure table) {
        List<String> statements = new ArrayList<>();
        table.indexes().forEach(index -> statements.add(index(table.name(), index)));
        table.triggers().stream().map(TriggerStructure::sql).forEach(statements::add);
        return statements;
    }

    /** The table alone, under that name. */
    static String create(TableStructure table, String name) {
        String module = table.attributes().get(Attributes.MODULE);
        if (module != null) {
            return module;
        }
        if (!table.comment().isEmpty()) {
            throw remark(table.name());
        }
        return "CREATE TABLE " + Sql.name(name) + " (\n    " + String.join(",\n    ", elements(table)) + "\n)"
                + options(table.attributes());
    }

    private static List<String> elements(TableStructure table) {
        List<String> elements = new ArrayList<>();
        table.columns().forEach(column -> elements.add(column(table, column)));
        boolean inColumn = table.columns().stream().anyMatch(ColumnStructure::counting);
        if (!inColumn) {
            table.primaryKey().ifPresent(key -> elements.add(key(key, "PRIMARY KEY")));
        }
        table.uniqueKeys().forEach(key -> elements.add(key(key, "UNIQUE")));
        new TreeMap<>(table.attributes()).forEach((name, sql) -> {
            if (name.startsWith(Attributes.KEY)) {
                elements.add(sql);
            }
        });
        table.foreignKeys().forEach(key -> elements.add(foreignKey(key)));
        table.checks().forEach(check -> elements.add(check(check)));
        return elements;
    }

    private static String options(Map<String, String> attributes) {
        List<String> options = new ArrayList<>();
        if (attributes.containsKey(Attributes.WITHOUT_ROWID)) {
            options.add("WITHOUT ROWID");
        }
        if (attributes.containsKey(Attributes.STRICT)) {
            options.add("STRICT");
        }
        return options.isEmpty() ? "" : " " + String.join(", ", options);
    }

    private static String constraint(String name) {
        return name.isEmpty() ? "" : "CONSTRAINT " + Sql.name(name) + " ";
    }

    private static String key(KeyStructure key, String kind) {
        return constraint(key.name()) + kind + " " + Sql.names(key.columns());
    }

    static String check(CheckStructure check) {
        return constraint(check.name()) + "CHECK (" + check.sql() + ")";
    }

    private static String foreignKey(ForeignKeyStructure key) {
        StringBuilder sql = new StringBuilder(constraint(key.name()))
                .append("FOREIGN KEY ")
                .append(Sql.names(key.columns()))
                .append(" REFERENCES ")
                .append(Sql.name(key.target()));
        if (!key.targetColumns().isEmpty()) {
            sql.append(' ').append(Sql.names(key.targetColumns()));
        }
        sql.append(action(" ON DELETE ", key.onDelete())).append(action(" ON UPDATE ", key.onUpdate()));
        if (key.attributes().containsKey(Attributes.MATCH)) {
            sql.append(" MATCH ").append(key.attributes().get(Attributes.MATCH));
        }
        if (key.attributes().containsKey(Attributes.DEFERRABLE)) {
            sql.append(' ').append(key.attributes().get(Attributes.DEFERRABLE));
        }
        return sql.toString();
    }

    private static String action(String moment, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION
                ? ""
                : moment + action.name().replace('_', ' ');
    }

    /** A column with all that its definition says. Counting belongs to the primary key, and that to the column. */
    static String column(TableStructure table, ColumnStructure column) {
        if (!column.comment().isEmpty()) {
            throw remark(table.name() + "." + column.name());
        }
        Map<String, String> attributes = column.attributes();
        StringBuilder sql = new StringBuilder(Sql.name(column.name()));
        append(sql, TypeNames.of(column.type()));
        if (attributes.containsKey(Attributes.COLLATION)) {
            append(sql, "COLLATE " + Sql.name(attributes.get(Attributes.COLLATION)));
        }
        if (column.counting()) {
            append(
                    sql,
                    constraint(table.primaryKey().map(KeyStructure::name).orElse("")) + "PRIMARY KEY AUTOINCREMENT");
        } else if (!column.nullable()) {
            append(sql, "NOT NULL");
            append(sql, attributes.getOrDefault(Attributes.NOT_NULL_CONFLICT, ""));
        }
        column.defaultValue().ifPresent(value -> append(sql, "DEFAULT " + DefaultText.of(column, value)));
        column.generatedAs()
                .ifPresent(expression -> append(
                        sql,
                        "GENERATED ALWAYS AS (" + expression
                                + (attributes.containsKey(Attributes.VIRTUAL) ? ") VIRTUAL" : ") STORED")));
        append(sql, attributes.getOrDefault(Attributes.KEYS, ""));
        return sql.toString();
    }

    private static void append(StringBuilder sql, String words) {
        if (!words.isEmpty()) {
            sql.append(' ').append(words);
        }
    }

    static String index(String table, IndexStructure index) {
        String parts = index.parts().stream().map(TableText::part).collect(Collectors.joining(", "));
        return (index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + Sql.name(index.name()) + " ON "
                + Sql.name(table) + " (" + parts + ")"
                + index.where().map(where -> " WHERE " + where).orElse("");
    }

    private static String part(IndexStructure.Part part) {
        StringBuilder sql = new StringBuilder(part.expression() ? part.text() : Sql.name(part.text()));
        if (part.attributes().containsKey(Attributes.COLLATION)) {
            sql.append(" COLLATE ").append(Sql.name(part.attributes().get(Attributes.COLLATION)));
        }
        return sql.append(part.descending() ? " DESC" : "").toString();
    }

    private static RuntimeException remark(String where) {
        return NotHonoured.of(
                SqliteRenderer.PRODUCT,
                where,
                "a remark that the database keeps",
                "SQLite keeps no remarks on tables and columns",
                "Leave out comment().");
    }
}
