package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.schema.TableStructure;
import java.util.List;
import java.util.TreeMap;

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
     * Whatever depends on the table or the type of its rows and is not made anew: not what belongs to the table itself, nor
     * views and foreign keys of its own schema.
     */
    private static final String DEPENDANTS = """
            SELECT pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid) FROM pg_catalog.pg_class t
            JOIN pg_catalog.pg_type r ON r.oid = t.reltype
            JOIN pg_catalog.pg_depend d ON d.deptype = 'n' AND (d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid
                OR d.refclassid = 'pg_type'::regclass AND d.refobjid IN (r.oid, r.typarray))
            LEFT JOIN pg_catalog.pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
            LEFT JOIN pg_catalog.pg_class v ON v.oid = w.ev_class
            LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
            LEFT JOIN pg_catalog.pg_class f ON f.oid = k.conrelid
            LEFT JOIN pg_catalog.pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
            LEFT JOIN pg_catalog.pg_attrdef a ON d.classid = 'pg_attrdef'::regclass AND a.oid = d.objid
            LEFT JOIN pg_catalog.pg_trigger g ON d.classid = 'pg_trigger'::regclass AND g.oid = d.objid
            WHERE t.oid = {table}::regclass
                AND coalesce(v.oid, k.conrelid, p.polrelid, a.adrelid, g.tgrelid, 0) <> t.oid
                AND NOT coalesce(v.relkind = 'v' AND v.relnamespace = t.relnamespace, false)
                AND NOT coalesce(k.contype = 'f' AND f.relnamespace = t.relnamespace, false)
            LIMIT 1""";

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
        return new Objection(
                DEPENDANTS.replace("{table}", Sql.text(Sql.name(table))),
                NotHonoured.finding(
                        Names.PRODUCT,
                        table,
                        ASKED,
                        "needed by: " + Objection.FOUND + ", which would still mean the old table",
                        "Drop that in the script before the copy is made, and make it again behind"
                                + " doneUsingTables; or change the table itself, by loadTable or in SQL."));
    }
}
