package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.TableStructure;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables, plain and partitioned, each kind of what belongs to them by one query for all. */
final class TableReading {

    private static final String TABLES = """
            SELECT c.relname AS "table", c.relpersistence = 'u' AS unlogged,
                concat_ws(', ', array_to_string(c.reloptions, ', '), (SELECT string_agg('toast.' || o, ', ')
                    FROM pg_catalog.pg_class t, unnest(t.reloptions) o WHERE t.oid = c.reltoastrelid)) AS options,
                pg_get_partkeydef(c.oid) AS partition_by, pg_get_expr(c.relpartbound, c.oid) AS bound,
                array_to_string(ARRAY(SELECT i.inhparent::regclass::text FROM pg_catalog.pg_inherits i
                    WHERE i.inhrelid = c.oid ORDER BY i.inhseqno), ', ') AS parents,
                array_to_string(ARRAY(SELECT i.inhrelid::regclass::text FROM pg_catalog.pg_inherits i
                    WHERE i.inhparent = c.oid ORDER BY 1), ', ') AS children,
                c.relrowsecurity AS row_security, c.relforcerowsecurity AS forced_row_security,
                CASE c.relreplident WHEN 'n' THEN 'NOTHING' WHEN 'f' THEN 'FULL' END AS replica_identity,
                CASE WHEN pg_get_userbyid(c.relowner) <> current_user
                    THEN quote_ident(pg_get_userbyid(c.relowner)) END AS owner,
                (SELECT quote_ident(s.spcname) FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace)
                    AS tablespace,
                (SELECT quote_ident(m.amname) FROM pg_catalog.pg_am m WHERE m.oid = c.relam AND m.amname <> 'heap')
                    AS access_method,
                CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS of_type,
                obj_description(c.oid, 'pg_class') AS comment, GRANTS AS grants,
                ARRAY(SELECT unnest(ARRAY['rule: ' || r.rulename, pg_get_ruledef(r.oid, true)])
                    FROM pg_catalog.pg_rewrite r WHERE r.ev_class = c.oid) AS rules,
                ARRAY(SELECT unnest(ARRAY['statistics: ' || s.stxname, replace(pg_get_statisticsobjdef(s.oid),
                        'CREATE STATISTICS ' || quote_ident(n.nspname) || '.', 'CREATE STATISTICS ')])
                    FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE s.stxrelid = c.oid) AS statistics,
                ARRAY(SELECT unnest(ARRAY['publication: ' || p.pubname, 'yes'])
                    FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
                    WHERE r.prrelid = c.oid) AS publications,
                ARRAY(SELECT unnest(ARRAY['comment on policy: ' || p.polname, obj_description(p.oid, 'pg_policy')])
                    FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid
                        AND obj_description(p.oid, 'pg_policy') IS NOT NULL) AS comments,
                ARRAY(SELECT unnest(ARRAY['policy: ' || p.polname,
                    format('CREATE POLICY %I ON %I AS %s FOR %s TO %s', p.polname, c.relname,
                        CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
                        CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                            WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
                        array_to_string(ARRAY(SELECT CASE r WHEN 0 THEN 'PUBLIC'
                            ELSE quote_ident(pg_get_userbyid(r)) END FROM unnest(p.polroles) r ORDER BY 1), ', '))
                    || coalesce(' USING (' || pg_get_expr(p.polqual, c.oid) || ')', '')
                    || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, c.oid) || ')', '')])
                    FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid) AS policies
            FROM pg_catalog.pg_class c
            WHERE c.relkind IN ('r', 'p') AND {tables}
            ORDER BY c.relname COLLATE "C\"""".replace("GRANTS", Grants.list("c.relacl", "c.relowner"));

    private final ColumnUse use;
    private final ColumnReading columns;
    private final KeyReading keys;
    private final ForeignKeyReading foreignKeys;
    private final CheckReading checks;
    private final IndexReading indexes;
    private final TriggerReading triggers;

    private TableReading(Catalog catalog) throws SQLException {
        this.use = ColumnUse.of(catalog);
        this.columns = ColumnReading.of(catalog, use);
        this.keys = KeyReading.of(catalog);
        this.foreignKeys = ForeignKeyReading.of(catalog);
        this.checks = CheckReading.of(catalog, use);
        this.indexes = IndexReading.of(catalog, use);
        this.triggers = TriggerReading.of(catalog, use);
    }

    static List<TableStructure> of(Catalog catalog) throws SQLException {
        TableReading reading = new TableReading(catalog);
        return catalog.rows(TABLES).stream().map(reading::table).toList();
    }

    private TableStructure table(Row row) {
        String name = row.text("table");
        List<ColumnStructure> found = columns.of(name);
        List<String> names = found.stream().map(ColumnStructure::name).toList();
        return new TableStructure(
                name,
                found,
                keys.primary(name),
                keys.unique(name),
                foreignKeys.of(name),
                checks.of(name, names),
                indexes.of(name, names),
                triggers.of(name),
                row.text("comment"),
                attributes(row));
    }

    private Map<String, String> attributes(Row row) {
        Map<String, String> attributes = new HashMap<>(row.pairs("grants"));
        attributes.putAll(row.pairs("rules"));
        attributes.putAll(row.pairs("statistics"));
        attributes.putAll(row.pairs("publications"));
        attributes.putAll(row.pairs("comments"));
        row.pairs("policies").forEach((policy, sql) -> attributes.put(policy, Deparsed.stable(sql)));
        for (String user : List.of("policy ", "statistics ")) {
            use.of(row.text("table"), user).forEach((name, list) -> attributes.put(Attributes.COLUMNS_OF + name, list));
        }
        row.flag(attributes, "unlogged", Attributes.UNLOGGED);
        row.put(attributes, "options", Attributes.OPTIONS);
        row.put(attributes, "partition_by", Attributes.PARTITION_BY);
        row.put(attributes, "bound", Attributes.PARTITION_BOUND);
        row.put(attributes, "parents", row.value("bound").isPresent() ? Attributes.PARTITION_OF : Attributes.INHERITS);
        row.put(attributes, "children", Attributes.CHILDREN);
        row.flag(attributes, "row_security", Attributes.ROW_SECURITY);
        row.flag(attributes, "forced_row_security", Attributes.FORCED_ROW_SECURITY);
        row.put(attributes, "replica_identity", Attributes.REPLICA_IDENTITY);
        row.put(attributes, "owner", Attributes.OWNER);
        row.put(attributes, "tablespace", Attributes.TABLESPACE);
        row.put(attributes, "access_method", Attributes.ACCESS_METHOD);
        row.put(attributes, "of_type", Attributes.OF_TYPE);
        return attributes;
    }
}
