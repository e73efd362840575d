package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.ViewStructure;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The views of the schema, with what each of them reads. */
record ViewReading(List<ViewStructure> all) {

    private static final String VIEWS = """
            SELECT c.relname AS name, c.relkind = 'm' AS materialized, c.relispopulated AS populated,
                pg_get_viewdef(c.oid) AS sql, array_to_string(c.reloptions, ', ') AS options,
                CASE WHEN pg_get_userbyid(c.relowner) <> current_user
                    THEN quote_ident(pg_get_userbyid(c.relowner)) END AS owner,
                (SELECT quote_ident(s.spcname) FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace)
                    AS tablespace,
                obj_description(c.oid, 'pg_class') AS comment, VIEW_GRANTS AS grants,
                ARRAY(SELECT unnest(ARRAY['trigger: ' || t.tgname, pg_get_triggerdef(t.oid, true)])
                    FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal) AS triggers,
                ARRAY(SELECT unnest(ARRAY['rule: ' || r.rulename, pg_get_ruledef(r.oid, true)])
                    FROM pg_catalog.pg_rewrite r WHERE r.ev_class = c.oid AND r.rulename <> '_RETURN') AS rules,
                ARRAY(SELECT unnest(ARRAY['index: ' || x.relname, pg_get_indexdef(x.oid, 0, true)])
                    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                    WHERE i.indrelid = c.oid) AS indexes,
                ARRAY(SELECT unnest(ARRAY['comment on ' || quote_ident(a.attname), col_description(c.oid, a.attnum)])
                    FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
                        AND col_description(c.oid, a.attnum) IS NOT NULL) AS comments,
                ARRAY(SELECT unnest(ARRAY['default of ' || quote_ident(a.attname), pg_get_expr(d.adbin, d.adrelid)])
                    FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid
                        AND a.attnum = d.adnum WHERE d.adrelid = c.oid) AS defaults
            FROM pg_catalog.pg_class c
            WHERE c.relkind IN ('v', 'm') AND {tables}
            ORDER BY c.relname COLLATE "C\"""".replace("VIEW_GRANTS", Grants.list("c.relacl", "c.relowner"));

    private static final String GRANTS_OF_COLUMNS = """
            SELECT c.relname AS "table", quote_ident(a.attname) AS column, COLUMN_GRANTS AS grants
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND a.attacl IS NOT NULL
            WHERE c.relkind IN ('v', 'm') AND {tables}""".replace("COLUMN_GRANTS", Grants.list("a.attacl", "c.relowner"));

    private static final String READ = """
            SELECT DISTINCT c.relname AS "table", CASE WHEN f.relnamespace = c.relnamespace THEN f.relname
                ELSE n.nspname || '.' || f.relname END AS target, a.attname AS column, a.attnum
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid AND r.rulename = '_RETURN'
            JOIN pg_catalog.pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> c.oid
            JOIN pg_catalog.pg_class f ON f.oid = d.refobjid AND f.relkind IN ('r', 'p', 'v', 'm', 'f')
            JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = f.oid AND a.attnum = d.refobjsubid AND a.attnum > 0
            WHERE c.relkind IN ('v', 'm') AND {tables}
            ORDER BY 1, 2, a.attnum""";

    static ViewReading of(Catalog catalog) throws SQLException {
        Map<String, List<Row>> read = catalog.byTable(READ);
        Map<String, List<Row>> grants = catalog.byTable(GRANTS_OF_COLUMNS);
        return new ViewReading(catalog.rows(VIEWS).stream()
                .map(row -> view(
                        row,
                        read.getOrDefault(row.text("name"), List.of()),
                        grants.getOrDefault(row.text("name"), List.of())))
                .toList());
    }

    /** Those that read that table, directly or through others. */
    List<ViewStructure> reading(String table) {
        Set<String> sources = new HashSet<>(Set.of(table));
        boolean isGrown = true;
        while (isGrown) {
            isGrown = false;
            for (ViewStructure view : all) {
                boolean reads = view.tables().stream().anyMatch(sources::contains);
                isGrown |= reads && sources.add(view.name());
            }
        }
        return all.stream()
                .filter(view -> view.tables().stream().anyMatch(sources::contains))
                .toList();
    }

    private static ViewStructure view(Row row, List<Row> read, List<Row> grants) {
        Map<String, String> attributes = attributes(row);
        Map<String, Set<String>> columns = new TreeMap<>();
        for (Row each : read) {
            Set<String> known = columns.computeIfAbsent(each.text("target"), target -> new LinkedHashSet<>());
            each.value("column").ifPresent(known::add);
        }
        columns.forEach((target, names) -> attributes.put(Attributes.READS + target, Sql.list(names)));
        for (Row each : grants) {
            each.pairs("grants")
                    .forEach((grant, rights) ->
                            attributes.put(Attributes.COLUMN + each.text("column") + " " + grant, rights));
        }
        String definition = Deparsed.stable(row.text("sql")).replaceAll(";\\s*\\z", "");
        boolean isMaterialized = row.is("materialized");
        String name = row.text("name");
        String with =
                row.value("options").map(options -> " WITH (" + options + ")").orElse("");
        String sql = "CREATE " + (isMaterialized ? "MATERIALIZED " : "") + "VIEW " + Sql.name(name) + with + " AS"
                + definition + (isMaterialized && !row.is("populated") ? " WITH NO DATA" : "");
        return new ViewStructure(name, sql, List.copyOf(columns.keySet()), attributes);
    }

    private static Map<String, String> attributes(Row row) {
        Map<String, String> attributes = new HashMap<>(row.pairs("grants"));
        for (String kind : List.of("triggers", "rules", "indexes", "comments", "defaults")) {
            attributes.putAll(row.pairs(kind));
        }
        row.flag(attributes, "materialized", Attributes.MATERIALIZED);
        row.put(attributes, "owner", Attributes.OWNER);
        row.put(attributes, "tablespace", Attributes.TABLESPACE);
        row.put(attributes, "comment", Attributes.COMMENT);
        return attributes;
    }
}
