package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.Dependents;
import dev.banister.engine.schema.KeyStructure;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Primary and unique keys, each with what there is of its index. */
record KeyReading(Map<String, List<Row>> rows) {

    private static final String KEYS = """
            SELECT c.relname AS "table", k.conname AS name, k.contype = 'p' AS primary,
                ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u (number, place)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number
                    ORDER BY u.place) AS columns,
                ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY u (number, place)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number
                    WHERE u.place > i.indnkeyatts ORDER BY u.place) AS include,
                CASE WHEN k.condeferrable THEN CASE WHEN k.condeferred THEN 'INITIALLY DEFERRED'
                    ELSE 'INITIALLY IMMEDIATE' END END AS deferrable,
                to_jsonb(i) ->> 'indnullsnotdistinct' = 'true' AS nulls_not_distinct,
                to_jsonb(k) ->> 'conperiod' = 'true' AS period,
                i.indisreplident AS replica_identity, i.indisclustered AS clustered,
                array_to_string(x.reloptions, ', ') AS options,
                (SELECT quote_ident(s.spcname) FROM pg_catalog.pg_tablespace s WHERE s.oid = x.reltablespace)
                    AS tablespace,
                obj_description(k.oid, 'pg_constraint') AS comment
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid
            JOIN pg_catalog.pg_class x ON x.oid = k.conindid
            WHERE k.contype IN ('p', 'u') AND {tables}
            ORDER BY c.relname, k.conname""";

    static KeyReading of(Catalog catalog) throws SQLException {
        return new KeyReading(catalog.byTable(KEYS));
    }

    Optional<KeyStructure> primary(String table) {
        return all(table).stream().filter(row -> row.is("primary")).findFirst().map(KeyReading::key);
    }

    List<KeyStructure> unique(String table) {
        return all(table).stream()
                .filter(row -> !row.is("primary"))
                .map(KeyReading::key)
                .toList();
    }

    private List<Row> all(String table) {
        return rows.getOrDefault(table, List.of());
    }

    private static KeyStructure key(Row row) {
        Map<String, String> attributes = new HashMap<>();
        row.put(attributes, "deferrable", Attributes.DEFERRABLE);
        row.flag(attributes, "nulls_not_distinct", Attributes.NULLS_NOT_DISTINCT);
        row.flag(attributes, "period", Attributes.PERIOD);
        row.flag(attributes, "replica_identity", Attributes.REPLICA_IDENTITY);
        row.flag(attributes, "clustered", Attributes.CLUSTERED);
        row.put(attributes, "options", Attributes.OPTIONS);
        row.put(attributes, "tablespace", Attributes.TABLESPACE);
        row.put(attributes, "comment", Attributes.COMMENT);
        if (!row.list("include").isEmpty()) {
            attributes.put(Dependents.INCLUDE, Sql.list(row.list("include")));
        }
        return new KeyStructure(row.text("name"), row.list("columns"), attributes);
    }
}
