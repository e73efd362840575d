package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.schema.TableStructure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What could not be kept if a copy took the place of a table. */
final class CopyObstacles {

    private static final String ASKED = "a copy in its place";
    private static final List<String> LOST = List.of(
            Attributes.PARTITION_BY,
            Attributes.PARTITION_OF,
            Attributes.INHERITS,
            Attributes.CHILDREN,
            Attributes.OF_TYPE,
            Attributes.PUBLICATION);

    /**
     * Whatever depends on the table, on views that read it, on the types of their rows or on the sequence of an identity, and
     * is not made anew: not what belongs to these themselves, nor views and foreign keys of the table's own schema.
     */
    private static final String DEPENDANTS = """
            WITH RECURSIVE t AS (SELECT c.oid, c.relnamespace FROM pg_catalog.pg_class c WHERE c.oid = {table}::regclass),
            made (oid) AS (SELECT t.oid FROM t UNION SELECT v.oid FROM made
                JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = made.oid
                    AND d.classid = 'pg_rewrite'::regclass
                JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid
                JOIN pg_catalog.pg_class v ON v.oid = w.ev_class AND v.relkind = 'v'
                JOIN t ON t.relnamespace = v.relnamespace),
            gone (class, oid) AS (SELECT 'pg_class'::regclass, made.oid FROM made
                UNION ALL SELECT 'pg_type'::regclass, r.oid FROM made JOIN pg_catalog.pg_class c ON c.oid = made.oid
                    JOIN pg_catalog.pg_type y ON y.oid = c.reltype CROSS JOIN LATERAL unnest(ARRAY[y.oid, y.typarray]) r (oid)
                UNION ALL SELECT 'pg_class'::regclass, d.objid FROM t JOIN pg_catalog.pg_depend d ON d.refobjid = t.oid
                    AND d.refclassid = 'pg_class'::regclass AND d.classid = 'pg_class'::regclass AND d.deptype = 'i')
            SELECT pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid) FROM gone CROSS JOIN t
            JOIN pg_catalog.pg_depend d ON d.refclassid = gone.class AND d.refobjid = gone.oid
                AND (d.deptype = 'n' OR d.deptype = 'a' AND d.classid = 'pg_trigger'::regclass)
            LEFT JOIN pg_catalog.pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
            LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
            LEFT JOIN pg_catalog.pg_class f ON f.oid = k.conrelid
            LEFT JOIN pg_catalog.pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
            LEFT JOIN pg_catalog.pg_attrdef a ON d.classid = 'pg_attrdef'::regclass AND a.oid = d.objid
            LEFT JOIN pg_catalog.pg_trigger g ON d.classid = 'pg_trigger'::regclass AND g.oid = d.objid
            LEFT JOIN pg_catalog.pg_class v ON d.classid = 'pg_class'::regclass AND v.oid = d.objid AND v.relkind = 'v'
            WHERE coalesce(w.ev_class, k.conrelid, p.polrelid, a.adrelid, g.tgrelid, v.oid, 0)
                    NOT IN (SELECT made.oid FROM made)
                AND NOT coalesce(k.contype = 'f' AND f.relnamespace = t.relnamespace, false)
            LIMIT 1""";

    /** A structure knows one sequence of each column. */
    private static final String MORE_SEQUENCES = """
            SELECT o.name FROM (SELECT s.oid::regclass AS name,
                    row_number() OVER (PARTITION BY d.refobjsubid ORDER BY d.deptype DESC, s.oid) AS place
                FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
                WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
                    AND d.refobjid = {table}::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')) o
            WHERE o.place > 1 ORDER BY 1 LIMIT 1""";

    private static final String HIDING = """
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = {table}::regclass AND n.nspname <> current_schema()""";

    private CopyObstacles() {}

    static void requireNone(TableStructure table) {
        new TreeMap<>(table.attributes())
                .entrySet().stream()
                        .filter(each -> LOST.stream().anyMatch(each.getKey()::startsWith))
                        .findFirst()
                        .ifPresent(each -> {
                            throw Names.notHonoured(
                                    table.name(),
                                    ASKED,
                                    "what it is to others would be lost: " + each.getKey() + " " + each.getValue(),
                                    "Change the table itself, by loadTable or in SQL.");
                        });
    }

    /** An expression over the whole row names the table, which the copy is not. */
    static void requireNoWholeRow(TableStructure table) {
        String quoted = Pattern.quote(Sql.name(table.name())) + "|\\b" + Pattern.quote(table.name());
        Pattern row = Pattern.compile("(?:" + quoted + ")\\.\\*");
        Map<String, String> texts = new TreeMap<>();
        table.checks().forEach(check -> texts.put("the check " + check.name(), check.sql()));
        table.indexes()
                .forEach(index ->
                        texts.put("the index " + index.name(), index.sql().orElse("")));
        texts.forEach((what, sql) -> {
            if (row.matcher(sql).find()) {
                throw Names.notHonoured(
                        table.name(),
                        ASKED,
                        what + " is about whole rows, and would be one of the old table's",
                        "Drop it in the script before the copy is made, and make it again behind doneUsingTables.");
            }
        });
    }

    /** Statements name tables without their schema. */
    static Objection hidden(String table) {
        return objection(
                table,
                HIDING,
                "its name means " + Objection.FOUND + " here",
                "Drop or rename that, or do not use it in the script.");
    }

    static Objection sequences(String table) {
        return objection(
                table,
                MORE_SEQUENCES,
                "the sequence " + Objection.FOUND + " belongs to a column that has another one, and would go",
                "Say ALTER SEQUENCE … OWNED BY NONE in the script before the copy is made, and OWNED BY its column"
                        + " behind doneUsingTables.");
    }

    private static Objection objection(String table, String sql, String why, String remedy) {
        return new Objection(
                sql.replace("{table}", Sql.text(Sql.name(table))),
                NotHonoured.finding(Names.PRODUCT, table, ASKED, why, remedy));
    }

    /** Rows that the user does not see would not be copied. */
    static Objection hiddenRows(String table) {
        return new Objection(
                "SELECT current_user WHERE pg_catalog.row_security_active(" + Sql.text(Sql.name(table)) + ")",
                NotHonoured.finding(
                        Names.PRODUCT,
                        table,
                        ASKED,
                        "row security hides rows from " + Objection.FOUND + ", and only the others would be copied",
                        "Let a user with BYPASSRLS run migrations, or change the table itself, by loadTable or in SQL."));
    }

    static Objection dependants(String table) {
        return objection(
                table,
                DEPENDANTS,
                "needed by: " + Objection.FOUND + ", which would still mean the old table",
                "Drop that in the script before the copy is made, and make it again behind"
                        + " doneUsingTables; or change the table itself, by loadTable or in SQL.");
    }
}
