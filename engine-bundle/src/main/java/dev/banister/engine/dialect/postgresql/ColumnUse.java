package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.Mentions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which columns of their table checks, indexes, policies, triggers, statistics and computed columns are about, as the
 * server keeps it: exact where a text can only be guessed from.
 */
final class ColumnUse {

    private static final String USE = """
            SELECT DISTINCT c.relname AS "table", a.attname AS column,
                coalesce('constraint ' || k.conname, 'index ' || x.relname, 'policy ' || p.polname,
                    'trigger ' || t.tgname, 'statistics ' || s.stxname, 'computed ' || g.attname) AS user
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid
                AND d.refobjsubid > 0
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
            LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
                AND k.conrelid = c.oid
            LEFT JOIN pg_catalog.pg_index i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
            LEFT JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
            LEFT JOIN pg_catalog.pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
                AND p.polrelid = c.oid
            LEFT JOIN pg_catalog.pg_trigger t ON d.classid = 'pg_trigger'::regclass AND t.oid = d.objid
                AND t.tgrelid = c.oid
            LEFT JOIN pg_catalog.pg_statistic_ext s ON d.classid = 'pg_statistic_ext'::regclass AND s.oid = d.objid
            LEFT JOIN pg_catalog.pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
                AND f.adrelid = c.oid
            LEFT JOIN pg_catalog.pg_attribute g ON g.attrelid = f.adrelid AND g.attnum = f.adnum
                AND g.attgenerated <> '' AND g.attnum <> d.refobjsubid
            WHERE c.relkind IN ('r', 'p') AND {tables}
                AND coalesce(k.oid, i.indexrelid, p.oid, t.oid, s.oid, g.attrelid) IS NOT NULL
            ORDER BY 1, 2""";

    private final Map<String, List<Row>> rows;

    private ColumnUse(Map<String, List<Row>> rows) {
        this.rows = rows;
    }

    static ColumnUse of(Catalog catalog) throws SQLException {
        return new ColumnUse(catalog.byTable(USE));
    }

    /**
     * The columns, each in double quotes.
     *
     * @param users what they are used by, such as {@code policy own}
     */
    String columns(String table, String... users) {
        return Sql.list(rows.getOrDefault(table, List.of()).stream()
                .filter(row -> List.of(users).contains(row.text("user")))
                .map(row -> row.text("column"))
                .distinct()
                .toList());
    }

    /** Would somebody who looks for names in that text find other columns than these? */
    boolean isMisleading(String text, String exact, List<String> columns) {
        return columns.stream().map(Mentions::of).anyMatch(column -> column.in(text) != column.in(exact));
    }

    /** The columns of all that begins with this word, by their users. */
    Map<String, String> of(String table, String word) {
        Map<String, String> all = new TreeMap<>();
        rows.getOrDefault(table, List.of()).stream()
                .map(row -> row.text("user"))
                .filter(user -> user.startsWith(word))
                .forEach(user -> all.put(user, columns(table, user)));
        return all;
    }
}
