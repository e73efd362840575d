package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.ColumnStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A column as it is defined, and the statements that go along with it. */
final class ColumnText {

    private static final String NOT_NULL = " NOT NULL";

    private ColumnText() {}

    /** What comes before the column: a sequence that is apart. */
    static List<String> beforehand(String table, ColumnStructure column) {
        return SequenceText.isApart(column)
                ? List.of(SequenceText.create(table, column, TypeNames.of(column.type())))
                : List.of();
    }

    /** The column's name and all that can be said along with it. */
    static String definition(String table, ColumnStructure column) {
        Names.check(table + "." + column.name(), column.name());
        StringBuilder sql = new StringBuilder(Sql.name(column.name()));
        sql.append(' ').append(type(column));
        if (column.generatedAs().isPresent()) {
            sql.append(" GENERATED ALWAYS AS (")
                    .append(column.generatedAs().get())
                    .append(column.attributes().containsKey(Attributes.VIRTUAL) ? ") VIRTUAL" : ") STORED");
        } else if (column.attributes().containsKey(Attributes.SERIAL)) {
            sql.append(" DEFAULT ").append(SequenceText.next(table, column));
        } else if (column.counting()) {
            sql.append(' ').append(SequenceText.identity(column));
        } else {
            column.defaultValue()
                    .ifPresent(value -> sql.append(" DEFAULT ").append(DefaultText.of(table, column, value)));
        }
        return sql.append(notNull(column)).toString();
    }

    /** With its collation. */
    static String type(ColumnStructure column) {
        String collation = column.attributes().get(Attributes.COLLATION);
        String type = TypeNames.of(column.type());
        return collation != null && TypeNames.isOfCharacters(column.type()) ? type + " COLLATE " + collation : type;
    }

    private static String notNull(ColumnStructure column) {
        if (column.nullable() && !isIdentity(column) || isNotNullLater(column)) {
            return "";
        }
        String name = column.attributes().get(Attributes.NOT_NULL_NAME);
        String options = column.attributes().getOrDefault(Attributes.NOT_NULL_OPTIONS, "");
        return (name == null ? "" : " CONSTRAINT " + Sql.name(name)) + NOT_NULL + options;
    }

    static boolean isIdentity(ColumnStructure column) {
        return column.counting() && !column.attributes().containsKey(Attributes.SERIAL);
    }

    static boolean isNotNullLater(ColumnStructure column) {
        return column.attributes().getOrDefault(Attributes.NOT_NULL_OPTIONS, "").contains("NOT VALID");
    }

    /** Sets NOT NULL on a column that is there. */
    static List<String> setNotNull(String table, ColumnStructure column) {
        String alter = "ALTER TABLE " + Sql.name(table) + " ";
        String name = column.attributes().get(Attributes.NOT_NULL_NAME);
        String options = column.attributes().getOrDefault(Attributes.NOT_NULL_OPTIONS, "");
        if (name == null && options.isEmpty()) {
            return List.of(alter + "ALTER COLUMN " + Sql.name(column.name()) + " SET" + NOT_NULL);
        }
        String constraint = name == null ? "" : "CONSTRAINT " + Sql.name(name) + " ";
        return List.of(alter + "ADD " + constraint + "NOT NULL " + Sql.name(column.name()) + options);
    }

    /** What cannot be said along with the column. */
    static List<String> afterwards(String table, ColumnStructure column) {
        List<String> statements = new ArrayList<>(SequenceText.own(table, column));
        if (isNotNullLater(column)) {
            statements.addAll(setNotNull(table, column));
        }
        statements.addAll(storage(table, column));
        settings(column.attributes()).forEach(setting -> statements.add(alter(table, column) + setting));
        if (!column.comment().isEmpty()) {
            statements.add(comment(table, column));
        }
        statements.addAll(Grants.statements(
                column.attributes(), "", " " + Sql.names(List.of(column.name())), "TABLE " + Sql.name(table)));
        return statements;
    }

    /** A change of its type takes these away. */
    static List<String> storage(String table, ColumnStructure column) {
        List<String> statements = new ArrayList<>();
        if (TypeNames.isOfAnyLength(column.type())) {
            Map<String, String> attributes = column.attributes();
            String storage = attributes.get(Attributes.STORAGE);
            if (storage != null) {
                statements.add(alter(table, column) + "SET STORAGE " + storage);
            }
            String compression = attributes.get(Attributes.COMPRESSION);
            if (compression != null) {
                statements.add(alter(table, column) + "SET COMPRESSION " + compression);
            }
        }
        return statements;
    }

    private static List<String> settings(Map<String, String> attributes) {
        List<String> settings = new ArrayList<>();
        String target = attributes.get(Attributes.STATISTICS_TARGET);
        if (target != null) {
            settings.add("SET STATISTICS " + target);
        }
        String options = attributes.get(Attributes.OPTIONS);
        if (options != null) {
            settings.add("SET (" + options + ")");
        }
        return settings;
    }

    static String comment(String table, ColumnStructure column) {
        return "COMMENT ON COLUMN " + Sql.name(table) + "." + Sql.name(column.name()) + " IS "
                + (column.comment().isEmpty() ? "NULL" : Sql.text(column.comment()));
    }

    /** Up to the word that says what. */
    static String alter(String table, ColumnStructure column) {
        return "ALTER TABLE " + Sql.name(table) + " ALTER COLUMN " + Sql.name(column.name()) + " ";
    }
}
