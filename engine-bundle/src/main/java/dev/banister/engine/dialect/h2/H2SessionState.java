package dev.banister.engine.dialect.h2;

import dev.banister.engine.dialect.SessionState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The state of a session in H2: what INFORMATION_SCHEMA.SESSION_STATE lists as commands (schema, search path, time zone,
 * variables, temporary tables), and what it does not list.
 *
 * @param commands by the name of what they set
 * @param lockTimeout in milliseconds
 * @param settings by their names, as SET takes their values
 */
record H2SessionState(Map<String, String> commands, String lockTimeout, Map<String, String> settings, int isolation)
        implements SessionState {

    /** Those of the session, which the first list leaves out; one that is not in this list either is empty. */
    private static final List<String> SETTINGS =
            List.of("NON_KEYWORDS", "QUERY_TIMEOUT", "TRUNCATE_LARGE_LENGTH", "VARIABLE_BINARY");

    private static final Pattern TEMPORARY_TABLE =
            Pattern.compile("TABLE ((?:\"(?:[^\"]|\"\")*\"\\.)?\"(?:[^\"]|\"\")*\")\\s*\\(");

    static H2SessionState of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Map<String, String> commands = commands(statement);
            Map<String, String> settings = settings(statement);
            try (ResultSet row = statement.executeQuery("SELECT LOCK_TIMEOUT()")) {
                row.next();
                return new H2SessionState(commands, row.getString(1), settings, connection.getTransactionIsolation());
            }
        }
    }

    private static Map<String, String> settings(Statement statement) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        SETTINGS.forEach(name -> settings.put(name, ""));
        try (ResultSet rows =
                statement.executeQuery("SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS")) {
            while (rows.next()) {
                settings.replace(rows.getString(1), rows.getString(2));
            }
        }
        return settings;
    }

    private static Map<String, String> commands(Statement statement) throws SQLException {
        Map<String, String> commands = new LinkedHashMap<>();
        try (ResultSet rows =
                statement.executeQuery("SELECT STATE_KEY, STATE_COMMAND FROM INFORMATION_SCHEMA.SESSION_STATE")) {
            while (rows.next()) {
                commands.put(rows.getString(1), rows.getString(2));
            }
        }
        return commands;
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void restore(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> now : commands(statement).entrySet()) {
                if (!commands.containsKey(now.getKey())) {
                    undo(statement, now.getKey(), now.getValue());
                }
            }
            for (Map.Entry<String, String> then : commands.entrySet()) {
                if (!then.getKey().startsWith("TABLE ")) {
                    statement.execute(then.getValue());
                }
            }
            statement.execute("SET LOCK_TIMEOUT " + lockTimeout);
            for (Map.Entry<String, String> then : settings.entrySet()) {
                statement.execute("SET " + then.getKey() + " " + then.getValue());
            }
        }
        if (connection.getTransactionIsolation() != isolation) {
            connection.setTransactionIsolation(isolation);
        }
    }

    /** What was not there before goes; a time zone or search path without a command before was the default. */
    private void undo(Statement statement, String key, String command) throws SQLException {
        Matcher table = TEMPORARY_TABLE.matcher(command);
        if (key.startsWith("@")) {
            // Quoted where it must be, as the command itself has it.
            statement.execute(command.substring(0, command.indexOf(' ', "SET ".length())) + " NULL");
        } else if (key.startsWith("TABLE ") && table.find()) {
            statement.execute("DROP TABLE IF EXISTS " + table.group(1));
        } else if ("SCHEMA_SEARCH_PATH".equals(key)) {
            // An empty path cannot be written; one of the current schema alone finds the same.
            String schema = commands.getOrDefault("SCHEMA", "SET SCHEMA PUBLIC");
            statement.execute(schema.replaceFirst("SET SCHEMA ", "SET SCHEMA_SEARCH_PATH "));
        } else if ("TIME ZONE".equals(key)) {
            statement.execute("SET TIME ZONE LOCAL");
        }
    }
}
