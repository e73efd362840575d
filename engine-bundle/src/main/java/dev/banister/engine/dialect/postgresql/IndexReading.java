package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.Dependents;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.IndexStructure.Part;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Indexes that no key makes, and exclusion constraints, which are indexes to us. Each that says more than which columns
 * are in it comes with the whole statement that makes it.
 */
record IndexReading(Map<String, List<Row>> rows, ColumnUse use) {

    /** One row for every part. */
    private static final String PARTS = """
            SELECT c.relname AS "table", x.relname AS name, i.indisunique AS unique, u.place > i.indnkeyatts AS included,
                a.attname AS column, pg_get_indexdef(x.oid, u.place::int, false) AS expression,
                u.place <= i.indnkeyatts AND i.indoption[u.place - 1] & 1 = 1 AS descending,
                CASE WHEN m.amname = 'btree' AND u.place <= i.indnkeyatts THEN CASE i.indoption[u.place - 1] & 3
                    WHEN 1 THEN 'LAST' WHEN 2 THEN 'FIRST' END END AS nulls,
                (SELECT quote_ident(p.opcname) FROM pg_catalog.pg_opclass p
                    WHERE u.place <= i.indnkeyatts AND p.oid = i.indclass[u.place - 1] AND NOT p.opcdefault) AS operators,
                (SELECT quote_ident(o.collname) FROM pg_catalog.pg_collation o
                    WHERE u.place <= i.indnkeyatts AND o.oid = i.indcollation[u.place - 1]
                        AND o.oid <> coalesce(a.attcollation, 100)) AS collation,
                nullif(m.amname, 'btree') AS method, pg_get_expr(i.indpred, i.indrelid) AS where,
                CASE c.relkind WHEN 'p' THEN replace(pg_get_indexdef(x.oid, 0, true), ' ON ONLY ', ' ON ')
                    ELSE pg_get_indexdef(x.oid, 0, true) END AS sql,
                pg_get_constraintdef(k.oid) AS exclusion, array_to_string(x.reloptions, ', ') AS options,
                (SELECT quote_ident(s.spcname) FROM pg_catalog.pg_tablespace s WHERE s.oid = x.reltablespace)
                    AS tablespace,
                to_jsonb(i) ->> 'indnullsnotdistinct' = 'true' AS nulls_not_distinct,
                i.indisreplident AS replica_identity, i.indisclustered AS clustered, NOT i.indisvalid AS invalid,
                coalesce(obj_description(k.oid, 'pg_constraint'), obj_description(x.oid, 'pg_class')) AS comment
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
            JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
            JOIN pg_catalog.pg_am m ON m.oid = x.relam
            CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY u (number, place)
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number AND u.number > 0
            LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = x.oid AND k.contype = 'x'
            WHERE c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o
                WHERE o.conindid = x.oid AND o.contype IN ('p', 'u')) AND {tables}
            ORDER BY c.relname, x.relname, u.place""";

    static IndexReading of(Catalog catalog, ColumnUse use) throws SQLException {
        return new IndexReading(catalog.byTable(PARTS), use);
    }

    List<IndexStructure> of(String table, List<String> columns) {
        Map<String, List<Row>> byName = new LinkedHashMap<>();
        rows.getOrDefault(table, List.of())
                .forEach(row -> byName.computeIfAbsent(row.text("name"), name -> new ArrayList<>())
                        .add(row));
        return byName.values().stream()
                .map(parts -> index(table, parts, columns))
                .toList();
    }

    private IndexStructure index(String table, List<Row> rows, List<String> columns) {
        Row row = rows.get(0);
        List<Part> parts = rows.stream()
                .filter(part -> !part.is("included"))
                .map(IndexReading::part)
                .toList();
        List<String> included = rows.stream()
                .filter(part -> part.is("included"))
                .map(part -> part.text("column"))
                .toList();
        Optional<String> where = row.value("where").map(Deparsed::bare);
        Map<String, String> attributes = attributes(row);
        if (!included.isEmpty()) {
            attributes.put(Dependents.INCLUDE, Sql.list(included));
        }
        boolean isMore = !attributes.isEmpty()
                || where.isPresent()
                || parts.stream()
                        .anyMatch(
                                part -> part.expression() || !part.attributes().isEmpty());
        row.flag(attributes, "replica_identity", Attributes.REPLICA_IDENTITY);
        row.flag(attributes, "clustered", Attributes.CLUSTERED);
        row.flag(attributes, "invalid", Attributes.INVALID);
        row.put(attributes, "comment", Attributes.COMMENT);
        putColumns(table, row.text("name"), parts, where, columns, attributes);
        return new IndexStructure(
                row.text("name"),
                row.is("unique"),
                parts,
                where,
                isMore ? Optional.of(Deparsed.stable(row.text("sql"))) : Optional.empty(),
                attributes);
    }

    private static Part part(Row row) {
        Map<String, String> attributes = new HashMap<>();
        row.put(attributes, "nulls", Attributes.NULLS);
        row.put(attributes, "operators", Attributes.OPERATORS);
        row.put(attributes, "collation", Attributes.COLLATION);
        Optional<String> column = row.value("column");
        return new Part(
                column.orElseGet(() -> Deparsed.bare(row.text("expression"))),
                column.isEmpty(),
                row.is("descending"),
                attributes);
    }

    private static Map<String, String> attributes(Row row) {
        Map<String, String> attributes = new HashMap<>();
        row.put(attributes, "method", Attributes.METHOD);
        row.put(attributes, "exclusion", Attributes.EXCLUSION);
        row.put(attributes, "options", Attributes.OPTIONS);
        row.put(attributes, "tablespace", Attributes.TABLESPACE);
        row.flag(attributes, "nulls_not_distinct", Attributes.NULLS_NOT_DISTINCT);
        return attributes;
    }

    /** Where expressions and the condition would mislead. */
    private void putColumns(
            String table,
            String index,
            List<Part> parts,
            Optional<String> where,
            List<String> columns,
            Map<String, String> attributes) {
        StringBuilder text = new StringBuilder(attributes.getOrDefault(Dependents.INCLUDE, ""));
        parts.forEach(part -> text.append(' ').append(part.expression() ? part.text() : Sql.name(part.text())));
        where.ifPresent(condition -> text.append(' ').append(condition));
        // The condition of an exclusion constraint is a matter of its index.
        String exact = use.columns(table, "constraint " + index, "index " + index);
        if (use.isMisleading(text.toString(), exact, columns)) {
            attributes.put(Dependents.COLUMNS, exact);
        }
    }
}
