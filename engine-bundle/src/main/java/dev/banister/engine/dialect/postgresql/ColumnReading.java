package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.DefaultValue;
import dev.banister.engine.schema.Dependents;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of all tables, each with the sequence that belongs to it. */
record ColumnReading(Map<String, List<Row>> rows, ColumnUse use) {

    private static final String COLUMNS = """
            SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
                a.attnotnull AS not_null, pg_get_expr(d.adbin, d.adrelid) AS value,
                a.attidentity <> '' AS identity, a.attidentity = 'a' AS always,
                a.attgenerated <> '' AS generated, a.attgenerated = 'v' AS virtual,
                (SELECT CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END
                        || quote_ident(o.collname)
                    FROM pg_catalog.pg_collation o JOIN pg_catalog.pg_namespace n ON n.oid = o.collnamespace
                    WHERE o.oid = a.attcollation AND a.attcollation <> t.typcollation) AS collation,
                CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage WHEN 'p' THEN 'PLAIN'
                    WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END AS storage,
                CASE to_jsonb(a) ->> 'attcompression' WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
                nullif(to_jsonb(a) ->> 'attstattarget', '-1') AS statistics,
                array_to_string(a.attoptions, ', ') AS options, col_description(c.oid, a.attnum) AS comment,
                nullif(m.conname, c.relname || '_' || a.attname || '_not_null') AS not_null_name,
                concat(CASE WHEN m.connoinherit THEN ' NO INHERIT' END, CASE WHEN NOT m.convalidated
                    THEN ' NOT VALID' END) AS not_null_options,
                (a.attgenerated = '' AND pg_get_expr(d.adbin, d.adrelid)
                    = format('nextval(%L::regclass)', s.oid::regclass::text)) AS serial,
                s.relname AS sequence, format_type(q.seqtypid, NULL) AS sequence_type,
                q.seqstart::text AS start, q.seqincrement::text AS increment, q.seqmin::text AS min,
                q.seqmax::text AS max, q.seqcache::text AS cache, q.seqcycle AS cycle,
                SEQUENCE_GRANTS AS sequence_grants, COLUMN_GRANTS AS grants
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            LEFT JOIN pg_catalog.pg_constraint m ON m.conrelid = c.oid AND m.contype = 'n' AND m.conkey[1] = a.attnum
            LEFT JOIN LATERAL (SELECT s.* FROM pg_catalog.pg_depend o JOIN pg_catalog.pg_class s ON s.oid = o.objid
                WHERE o.classid = 'pg_class'::regclass AND o.refclassid = 'pg_class'::regclass
                    AND o.refobjid = c.oid AND o.refobjsubid = a.attnum AND o.deptype IN ('a', 'i')
                    AND s.relkind = 'S' ORDER BY o.deptype DESC, s.oid LIMIT 1) s ON true
            LEFT JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid
            WHERE c.relkind IN ('r', 'p') AND {tables}
            ORDER BY c.relname, a.attnum""".replace("SEQUENCE_GRANTS", Grants.list("s.relacl", "s.relowner"))
            .replace("COLUMN_GRANTS", Grants.list("a.attacl", "c.relowner"));

    static ColumnReading of(Catalog catalog, ColumnUse use) throws SQLException {
        return new ColumnReading(catalog.byTable(COLUMNS), use);
    }

    List<ColumnStructure> of(String table) {
        List<Row> all = rows.getOrDefault(table, List.of());
        List<String> names = all.stream().map(row -> row.text("name")).toList();
        return all.stream().map(row -> column(row, names)).toList();
    }

    private ColumnStructure column(Row row, List<String> names) {
        boolean isCounting = row.is("identity") || row.is("serial");
        boolean isGenerated = row.is("generated");
        Optional<String> value = row.value("value").map(Deparsed::stable);
        Map<String, String> attributes = attributes(row);
        if (isGenerated) {
            String exact = use.columns(row.text("table"), "computed " + row.text("name"));
            if (use.isMisleading(row.text("value"), exact, names)) {
                attributes.put(Dependents.COLUMNS, exact);
            }
        }
        return new ColumnStructure(
                row.text("name"),
                new DataType.Native(row.text("type")),
                !row.is("not_null"),
                value.filter(sql -> !isCounting && !isGenerated).map(DefaultValue.Expression::new),
                isCounting,
                row.value("value").filter(sql -> isGenerated).map(Deparsed::bare),
                row.text("comment"),
                attributes);
    }

    private static Map<String, String> attributes(Row row) {
        Map<String, String> attributes = new HashMap<>(row.pairs("grants"));
        row.put(attributes, "collation", Attributes.COLLATION);
        row.flag(attributes, "always", Attributes.ALWAYS);
        row.flag(attributes, "virtual", Attributes.VIRTUAL);
        row.put(attributes, "storage", Attributes.STORAGE);
        row.put(attributes, "compression", Attributes.COMPRESSION);
        row.put(attributes, "statistics", Attributes.STATISTICS_TARGET);
        row.put(attributes, "options", Attributes.OPTIONS);
        row.put(attributes, "not_null_options", Attributes.NOT_NULL_OPTIONS);
        // The server's own names stay behind when a table or a column is renamed.
        row.value("not_null_name")
                .filter(name -> !name.matches(".*_not_null\\d*"))
                .ifPresent(name -> attributes.put(Attributes.NOT_NULL_NAME, name));
        if (row.value("sequence").isPresent()) {
            putSequence(attributes, row);
        }
        return attributes;
    }

    private static void putSequence(Map<String, String> attributes, Row row) {
        row.flag(attributes, "serial", Attributes.SERIAL);
        String usual = row.text("table") + "_" + row.text("name") + "_seq";
        boolean isOwnedOnly = !row.is("serial") && !row.is("identity");
        if (isOwnedOnly || !row.text("sequence").equals(usual)) {
            attributes.put(Attributes.SEQUENCE, row.text("sequence"));
        }
        if (!row.text("sequence_type").equals(row.text("type"))) {
            attributes.put(Attributes.SEQUENCE_TYPE, row.text("sequence_type"));
        }
        String options = SequenceText.options(row);
        if (!options.isEmpty()) {
            attributes.put(Attributes.SEQUENCE_OPTIONS, options);
        }
        row.pairs("sequence_grants")
                .forEach((grant, rights) -> attributes.put(Attributes.SEQUENCE_OWN + grant, rights));
    }
}
