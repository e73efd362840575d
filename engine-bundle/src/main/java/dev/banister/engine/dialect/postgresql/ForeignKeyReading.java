package dev.banister.engine.dialect.postgresql;

import dev.banister.api.schema.ReferentialAction;
import dev.banister.engine.schema.ForeignKeyStructure;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Foreign keys, but for those that a partition has from the whole. */
record ForeignKeyReading(Map<String, List<Row>> rows) {

    private static final String FOREIGN_KEYS = """
            SELECT c.relname AS "table", k.conname AS name,
                ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u (number, place)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number
                    ORDER BY u.place) AS columns,
                ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u (number, place)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number
                    ORDER BY u.place) AS target_columns,
                f.relname AS target, CASE WHEN f.relnamespace <> c.relnamespace THEN
                    (SELECT n.nspname FROM pg_catalog.pg_namespace n WHERE n.oid = f.relnamespace) END AS schema,
                k.confdeltype::text AS on_delete, k.confupdtype::text AS on_update,
                CASE k.confmatchtype WHEN 'f' THEN 'FULL' WHEN 'p' THEN 'PARTIAL' END AS match,
                CASE WHEN k.condeferrable THEN CASE WHEN k.condeferred THEN 'INITIALLY DEFERRED'
                    ELSE 'INITIALLY IMMEDIATE' END END AS deferrable,
                (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY u.place)
                    FROM jsonb_array_elements_text(nullif(to_jsonb(k) -> 'confdelsetcols', 'null'::jsonb))
                        WITH ORDINALITY u (number, place)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number::int) AS set_columns,
                to_jsonb(k) ->> 'conperiod' = 'true' AS period,
                to_jsonb(k) ->> 'conenforced' = 'false' AS not_enforced,
                NOT k.convalidated AND to_jsonb(k) ->> 'conenforced' IS DISTINCT FROM 'false' AS not_valid,
                obj_description(k.oid, 'pg_constraint') AS comment
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
            WHERE k.contype = 'f' AND k.conparentid = 0 AND {tables}
            ORDER BY c.relname, k.conname""";

    static ForeignKeyReading of(Catalog catalog) throws SQLException {
        return new ForeignKeyReading(catalog.byTable(FOREIGN_KEYS));
    }

    List<ForeignKeyStructure> of(String table) {
        return rows.getOrDefault(table, List.of()).stream()
                .map(ForeignKeyReading::key)
                .toList();
    }

    private static ForeignKeyStructure key(Row row) {
        Map<String, String> attributes = new HashMap<>();
        row.put(attributes, "schema", Attributes.SCHEMA);
        row.put(attributes, "match", Attributes.MATCH);
        row.put(attributes, "deferrable", Attributes.DEFERRABLE);
        row.put(attributes, "set_columns", Attributes.SET_COLUMNS);
        row.flag(attributes, "period", Attributes.PERIOD);
        row.put(attributes, "comment", Attributes.COMMENT);
        row.flag(attributes, "not_enforced", Attributes.NOT_ENFORCED);
        row.flag(attributes, "not_valid", Attributes.NOT_VALID);
        String target = row.text("target");
        return new ForeignKeyStructure(
                row.text("name"),
                row.list("columns"),
                row.value("schema").map(schema -> schema + "." + target).orElse(target),
                row.list("target_columns"),
                action(row.text("on_delete")),
                action(row.text("on_update")),
                attributes);
    }

    private static ReferentialAction action(String letter) {
        return switch (letter) {
            case "r" -> ReferentialAction.RESTRICT;
            case "c" -> ReferentialAction.CASCADE;
            case "n" -> ReferentialAction.SET_NULL;
            case "d" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }
}
