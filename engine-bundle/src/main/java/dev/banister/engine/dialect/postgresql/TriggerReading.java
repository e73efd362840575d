package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.Dependents;
import dev.banister.engine.schema.TriggerStructure;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Triggers, but for the server's own and those that a partition has from the whole. */
record TriggerReading(Map<String, List<Row>> rows, ColumnUse use) {

    private static final String TRIGGERS = """
            SELECT c.relname AS "table", t.tgname AS name, pg_get_triggerdef(t.oid, true) AS sql,
                CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' END
                    AS enabled,
                obj_description(t.oid, 'pg_trigger') AS comment
            FROM pg_catalog.pg_trigger t
            JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
            WHERE c.relkind IN ('r', 'p') AND NOT t.tgisinternal
                AND coalesce(to_jsonb(t) ->> 'tgparentid', '0') = '0' AND {tables}
            ORDER BY c.relname, t.tgname""";

    static TriggerReading of(Catalog catalog, ColumnUse use) throws SQLException {
        return new TriggerReading(catalog.byTable(TRIGGERS), use);
    }

    List<TriggerStructure> of(String table) {
        return rows.getOrDefault(table, List.of()).stream()
                .map(row -> trigger(table, row))
                .toList();
    }

    private TriggerStructure trigger(String table, Row row) {
        Map<String, String> attributes = new HashMap<>();
        row.put(attributes, "enabled", Attributes.ENABLED);
        row.put(attributes, "comment", Attributes.COMMENT);
        String columns = use.columns(table, "trigger " + row.text("name"));
        if (!columns.isEmpty()) {
            attributes.put(Dependents.COLUMNS, columns);
        }
        return new TriggerStructure(row.text("name"), Deparsed.stable(row.text("sql")), attributes);
    }
}
