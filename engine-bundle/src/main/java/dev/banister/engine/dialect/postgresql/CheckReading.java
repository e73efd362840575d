package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.Dependents;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks, with the columns that each is about where its text would mislead. */
record CheckReading(Map<String, List<Row>> rows, ColumnUse use) {

    private static final String CHECKS = """
            SELECT c.relname AS "table", k.conname AS name, pg_get_expr(k.conbin, k.conrelid) AS sql,
                to_jsonb(k) ->> 'conenforced' = 'false' AS not_enforced,
                NOT k.convalidated AND to_jsonb(k) ->> 'conenforced' IS DISTINCT FROM 'false' AS not_valid,
                k.connoinherit AS no_inherit, obj_description(k.oid, 'pg_constraint') AS comment
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            WHERE k.contype = 'c' AND {tables}
            ORDER BY c.relname, k.conname""";

    static CheckReading of(Catalog catalog, ColumnUse use) throws SQLException {
        return new CheckReading(catalog.byTable(CHECKS), use);
    }

    List<CheckStructure> of(String table, List<String> columns) {
        return rows.getOrDefault(table, List.of()).stream()
                .map(row -> check(table, row, columns))
                .toList();
    }

    private CheckStructure check(String table, Row row, List<String> columns) {
        Map<String, String> attributes = new HashMap<>();
        row.flag(attributes, "not_enforced", Attributes.NOT_ENFORCED);
        row.flag(attributes, "not_valid", Attributes.NOT_VALID);
        row.flag(attributes, "no_inherit", Attributes.NO_INHERIT);
        row.put(attributes, "comment", Attributes.COMMENT);
        String name = row.text("name");
        String sql = Deparsed.bare(row.text("sql"));
        String exact = use.columns(table, "constraint " + name);
        if (use.isMisleading(sql, exact, columns)) {
            attributes.put(Dependents.COLUMNS, exact);
        }
        return new CheckStructure(name, sql, attributes);
    }
}
