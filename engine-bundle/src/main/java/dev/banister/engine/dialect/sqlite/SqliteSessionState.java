package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.dialect.SessionState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a session in SQLite. What belongs to the file rather than to the session, such as WAL or the size of its
 * pages, is not part of it.
 *
 * @param settings by their names
 * @param likeTellsCase which no setting tells
 * @param temporary statements that take away what is temporary
 * @param databases the names of attached ones
 */
record SqliteSessionState(
        Map<String, String> settings, boolean likeTellsCase, List<String> temporary, List<String> databases)
        implements SessionState {

    private static final String JOURNAL_MODE = "journal_mode";
    private static final String WAL = "wal";

    private static final List<String> SETTINGS = List.of(
            Pragmas.FOREIGN_KEYS,
            "analysis_limit",
            "automatic_index",
            "busy_timeout",
            "cache_size",
            "cache_spill",
            "cell_size_check",
            "checkpoint_fullfsync",
            "count_changes",
            "defer_foreign_keys",
            "empty_result_callbacks",
            "full_column_names",
            "fullfsync",
            "ignore_check_constraints",
            JOURNAL_MODE,
            "journal_size_limit",
            "legacy_alter_table",
            "locking_mode",
            "max_page_count",
            "mmap_size",
            "query_only",
            "read_uncommitted",
            "recursive_triggers",
            "reverse_unordered_selects",
            "secure_delete",
            "short_column_names",
            "synchronous",
            "temp_store",
            "threads",
            "trusted_schema",
            "wal_autocheckpoint",
            "writable_schema");

    private static final String TEMPORARY =
            "SELECT 'DROP ' || type || ' temp.\"' || replace(name, '\"', '\"\"') || '\"'"
                    + " FROM temp.sqlite_schema WHERE type <> 'index' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
                    + " ORDER BY CASE type WHEN 'trigger' THEN 1 WHEN 'view' THEN 2 ELSE 3 END, rowid DESC";

    private static final String DATABASES = "SELECT name FROM pragma_database_list WHERE name NOT IN ('main', 'temp')";

    static SqliteSessionState of(Connection connection) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : SETTINGS) {
            Pragmas.value(connection, name).ifPresent(value -> settings.put(name, value));
        }
        boolean likeTellsCase = column(connection, "SELECT 'a' LIKE 'A'").contains("0");
        return new SqliteSessionState(
                settings, likeTellsCase, column(connection, TEMPORARY), column(connection, DATABASES));
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return List.copyOf(column);
        }
    }

    /** Is that setting on? */
    boolean has(String setting) {
        return "1".equals(settings.get(setting));
    }

    /** Some of it a transaction would ignore, so that it ends the one that is there. */
    @Override
    public void restore(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try {
            undo(connection, of(connection));
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private void undo(Connection connection, SqliteSessionState now) throws SQLException {
        for (String drop : now.temporary) {
            if (!temporary.contains(drop)) {
                Pragmas.run(connection, drop);
            }
        }
        for (String database : now.databases) {
            if (!databases.contains(database)) {
                Pragmas.run(connection, "DETACH " + Sql.name(database));
            }
        }
        for (Map.Entry<String, String> then : settings.entrySet()) {
            String value = now.settings.getOrDefault(then.getKey(), then.getValue());
            if (!value.equals(then.getValue()) && !isOfTheFile(then, value)) {
                Pragmas.set(connection, then.getKey(), then.getValue());
            }
        }
        if (now.likeTellsCase != likeTellsCase) {
            Pragmas.set(connection, "case_sensitive_like", likeTellsCase ? "ON" : "OFF");
        }
    }

    /** Into WAL and out of it is a change of the file, which a script may want. */
    private static boolean isOfTheFile(Map.Entry<String, String> then, String now) {
        return then.getKey().equals(JOURNAL_MODE)
                && (now.equals(WAL) || then.getValue().equals(WAL));
    }
}
