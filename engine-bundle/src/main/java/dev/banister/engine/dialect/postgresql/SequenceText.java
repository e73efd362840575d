package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.ColumnStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sequence of a column that counts up. */
final class SequenceText {

    private static final Map<String, Long> HIGHEST =
            Map.of("smallint", (long) Short.MAX_VALUE, "integer", (long) Integer.MAX_VALUE, "bigint", Long.MAX_VALUE);

    private SequenceText() {}

    /** Is it a type that sequences have? */
    static boolean isCountable(String type) {
        return HIGHEST.containsKey(type);
    }

    /** All of what an inspector has found, if any of it is unusual; else empty text. */
    static String options(Row row) {
        long increment = Long.parseLong(row.text("increment"));
        long highest = HIGHEST.getOrDefault(row.text("sequence_type"), Long.MAX_VALUE);
        long min = increment > 0 ? 1 : -highest - 1;
        long max = increment > 0 ? highest : -1;
        boolean isUsual = increment == 1
                && row.text("min").equals(Long.toString(min))
                && row.text("max").equals(Long.toString(max))
                && row.text("start").equals(Long.toString(min))
                && "1".equals(row.text("cache"))
                && !row.is("cycle");
        return isUsual
                ? ""
                : "INCREMENT BY " + increment + " MINVALUE " + row.text("min") + " MAXVALUE " + row.text("max")
                        + " START WITH " + row.text("start") + " CACHE " + row.text("cache")
                        + (row.is("cycle") ? " CYCLE" : " NO CYCLE");
    }

    /** What stands behind ADD or the type of the column. */
    static String identity(ColumnStructure column) {
        Map<String, String> attributes = column.attributes();
        List<String> options = new ArrayList<>();
        if (attributes.containsKey(Attributes.SEQUENCE)) {
            options.add("SEQUENCE NAME " + Sql.name(attributes.get(Attributes.SEQUENCE)));
        }
        if (attributes.containsKey(Attributes.SEQUENCE_OPTIONS)) {
            options.add(attributes.get(Attributes.SEQUENCE_OPTIONS));
        }
        return "GENERATED " + (attributes.containsKey(Attributes.ALWAYS) ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
    }

    /** Has the column a sequence that is one of its own, and no part of it as that of an identity is? */
    static boolean isApart(ColumnStructure column) {
        return column.attributes().containsKey(Attributes.SERIAL)
                || !column.counting() && column.attributes().containsKey(Attributes.SEQUENCE);
    }

    static String name(String table, ColumnStructure column) {
        return column.attributes().getOrDefault(Attributes.SEQUENCE, table + "_" + column.name() + "_seq");
    }

    /** The default that makes the column count up. */
    static String next(String table, ColumnStructure column) {
        return "nextval(" + Sql.text(Sql.name(name(table, column))) + "::regclass)";
    }

    /** Makes a sequence that is apart. */
    static String create(String table, ColumnStructure column, String typeOfColumn) {
        Map<String, String> attributes = column.attributes();
        String type = attributes.getOrDefault(Attributes.SEQUENCE_TYPE, typeOfColumn);
        String options = attributes.getOrDefault(Attributes.SEQUENCE_OPTIONS, "");
        return ("CREATE SEQUENCE " + Sql.name(name(table, column)) + (isCountable(type) ? " AS " + type : "") + " "
                        + options)
                .strip();
    }

    /** What comes once the column is there: the sequence goes along with it, and others may use it. */
    static List<String> own(String table, ColumnStructure column) {
        List<String> statements = new ArrayList<>();
        String sequence = Sql.name(name(table, column));
        if (isApart(column)) {
            statements.add(owned(name(table, column), table, column.name()));
        }
        statements.addAll(Grants.statements(column.attributes(), Attributes.SEQUENCE_OWN, "", "SEQUENCE " + sequence));
        return statements;
    }

    /** Lets a sequence go along with a column. */
    static String owned(String sequence, String table, String column) {
        return "ALTER SEQUENCE " + Sql.name(sequence) + " OWNED BY " + Sql.name(table) + "." + Sql.name(column);
    }

    /** Lets a column that has become one that counts up go on behind what it holds. */
    static String goOn(String table, ColumnStructure column) {
        String name = Sql.name(column.name());
        return "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence(" + Sql.text(Sql.name(table)) + ", "
                + Sql.text(column.name()) + "), max(" + name + ")) FROM " + Sql.name(table) + " HAVING max(" + name
                + ") > 0";
    }
}
