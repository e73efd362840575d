package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.TableCopy;
import java.util.List;

/**
 * What the catalogs say of a table, and no structure does: remarks on what has a name but is no part of it, what is switched
 * off, targets of statistics. It is noted as statements before the table goes, and said again of what has the same names.
 */
final class Unread {

    private static final String NOTE = """
            SELECT set_config('banister.unread', coalesce((SELECT jsonb_agg(u.sql)::text FROM
                (SELECT c.oid, c.relname, c.relowner, c.relacl, c.relpersistence
                    FROM pg_catalog.pg_class c WHERE c.oid = {table}::regclass) t
                CROSS JOIN LATERAL (
                    SELECT format('COMMENT ON INDEX %I IS %L', x.relname, obj_description(x.oid, 'pg_class'))
                        FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class x ON x.oid = k.conindid
                        WHERE k.conrelid = t.oid AND k.contype IN ('p', 'u', 'x')
                            AND obj_description(x.oid, 'pg_class') IS NOT NULL
                    UNION ALL SELECT format('ALTER INDEX %I ALTER COLUMN %s SET STATISTICS %s', x.relname, a.attnum,
                            to_jsonb(a) ->> 'attstattarget')
                        FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                        JOIN pg_catalog.pg_attribute a ON a.attrelid = x.oid
                        WHERE i.indrelid = t.oid AND to_jsonb(a) ->> 'attstattarget' <> '-1'
                    UNION ALL SELECT format('COMMENT ON RULE %I ON %I IS %L', r.rulename, t.relname,
                            obj_description(r.oid, 'pg_rewrite'))
                        FROM pg_catalog.pg_rewrite r
                        WHERE r.ev_class = t.oid AND obj_description(r.oid, 'pg_rewrite') IS NOT NULL
                    UNION ALL SELECT format('ALTER TABLE %I %s RULE %I', t.relname, CASE r.ev_enabled
                            WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, r.rulename)
                        FROM pg_catalog.pg_rewrite r WHERE r.ev_class = t.oid AND r.ev_enabled <> 'O'
                    UNION ALL SELECT format('COMMENT ON STATISTICS %s.%I IS %L', s.stxnamespace::regnamespace, s.stxname,
                            obj_description(s.oid, 'pg_statistic_ext'))
                        FROM pg_catalog.pg_statistic_ext s
                        WHERE s.stxrelid = t.oid AND obj_description(s.oid, 'pg_statistic_ext') IS NOT NULL
                    UNION ALL SELECT format('ALTER STATISTICS %s.%I SET STATISTICS %s', s.stxnamespace::regnamespace,
                            s.stxname, to_jsonb(s) ->> 'stxstattarget')
                        FROM pg_catalog.pg_statistic_ext s
                        WHERE s.stxrelid = t.oid AND to_jsonb(s) ->> 'stxstattarget' <> '-1'
                    UNION ALL SELECT format('ALTER STATISTICS %s.%I OWNER TO %I', s.stxnamespace::regnamespace, s.stxname,
                            pg_get_userbyid(s.stxowner))
                        FROM pg_catalog.pg_statistic_ext s
                        WHERE s.stxrelid = t.oid AND pg_get_userbyid(s.stxowner) <> current_user
                    UNION ALL SELECT format('COMMENT ON CONSTRAINT %I ON %I IS %L', k.conname, t.relname,
                            obj_description(k.oid, 'pg_constraint'))
                        FROM pg_catalog.pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'n'
                            AND obj_description(k.oid, 'pg_constraint') IS NOT NULL
                    UNION ALL SELECT format(o.sql, s.relname, obj_description(s.oid, 'pg_class'))
                        FROM pg_catalog.pg_depend d
                        JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S',
                        LATERAL (SELECT 'COMMENT ON SEQUENCE %I IS %L' AS sql
                                WHERE obj_description(s.oid, 'pg_class') IS NOT NULL
                            UNION ALL SELECT 'ALTER SEQUENCE %I SET '
                                || CASE s.relpersistence WHEN 'u' THEN 'UNLOGGED' ELSE 'LOGGED' END
                                WHERE s.relpersistence <> t.relpersistence
                                    AND current_setting('server_version_num')::int >= 150000) o
                        WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
                            AND d.refobjid = t.oid AND d.deptype = 'i'
                    UNION ALL SELECT format('REVOKE %s ON TABLE %I FROM %I', g.privilege_type, t.relname,
                            pg_get_userbyid(t.relowner))
                        FROM aclexplode(acldefault('r', t.relowner)) g
                        WHERE t.relacl IS NOT NULL AND g.grantee = t.relowner AND NOT EXISTS (
                            SELECT FROM aclexplode(t.relacl) h
                            WHERE h.grantee = t.relowner AND h.privilege_type = g.privilege_type)
                    ) u (sql)), '[]'), true)""";

    /** The script may have taken away what was noted. */
    private static final String SAY = """
            DO $banister$ DECLARE said text; BEGIN
                FOR said IN SELECT jsonb_array_elements_text(current_setting('banister.unread')::jsonb) LOOP
                    BEGIN EXECUTE said;
                    EXCEPTION WHEN undefined_object OR undefined_table OR undefined_column THEN NULL; END;
                END LOOP;
            END $banister$""";

    /** The server makes names of that of the table, which was the copy's. */
    private static final String NAMES = """
            DO $banister$ DECLARE made record; name text; BEGIN
                FOR made IN
                    SELECT k.conname AS old, k.contype IN ('p', 'u', 'x') AS is_relation,
                        format('ALTER TABLE %I RENAME CONSTRAINT', {name}) AS rename
                        FROM pg_catalog.pg_constraint k
                        WHERE k.conrelid = {table}::regclass AND starts_with(k.conname::text, {prefix})
                    UNION ALL SELECT x.relname, true, 'ALTER INDEX %I RENAME'
                        FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                        WHERE i.indrelid = {table}::regclass AND starts_with(x.relname::text, {prefix})
                            AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = x.oid
                                AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x'))
                    UNION ALL SELECT s.relname, true, 'ALTER SEQUENCE %I RENAME'
                        FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
                        WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
                            AND d.refobjid = {table}::regclass AND starts_with(s.relname::text, {prefix})
                LOOP
                    name := regexp_replace({name} || substr(made.old, length({prefix})), '_not_null\\d+$', '_not_null');
                    CONTINUE WHEN made.is_relation AND to_regclass(quote_ident(name)) IS NOT NULL OR EXISTS (
                        SELECT FROM pg_catalog.pg_constraint k
                        WHERE k.conrelid = {table}::regclass AND k.conname = name);
                    EXECUTE CASE WHEN made.rename LIKE 'ALTER TABLE %' THEN made.rename || format(' %I TO %I', made.old, name)
                        ELSE format(made.rename || ' TO %I', made.old, name) END;
                END LOOP;
            END $banister$""";

    private Unread() {}

    /** Before the table goes. */
    static List<String> note(String table) {
        return List.of(NOTE.replace("{table}", Sql.text(Sql.name(table))));
    }

    /** Once the copy stands in its place, with all else that was there. */
    static List<String> say(TableCopy copy) {
        String names = NAMES.replace("{table}", Sql.text(Sql.name(copy.table())))
                .replace("{name}", Sql.text(copy.table()))
                .replace("{prefix}", Sql.text(copy.name() + "_"));
        return List.of(names, SAY);
    }
}
