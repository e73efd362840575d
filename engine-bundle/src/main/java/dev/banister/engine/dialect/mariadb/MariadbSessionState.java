package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.SessionState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of a session: every setting that it can change, its variables, role and database. The server's own reset of a
 * connection would do more than that: it also takes away what the pool and the URL have set, and the lock that shows that
 * the run is alive.
 *
 * @param settings as SET takes their values
 * @param variables as SET takes their values, by their quoted names
 * @param role as SET ROLE takes it
 */
record MariadbSessionState(
        Flavour flavour,
        Map<String, String> settings,
        Map<String, String> variables,
        String role,
        Optional<String> database)
        implements SessionState {

    /** What moves by itself, holds for one statement, or is the driver's business. */
    private static final String NO_SETTINGS = "('autocommit', 'rand_seed1', 'rand_seed2', 'insert_id', 'identity',"
            + " 'last_insert_id', 'timestamp', 'pseudo_thread_id', 'gtid_seq_no', 'wsrep_gtid_seq_no',"
            + " 'character_set_database', 'collation_database', 'warning_count', 'error_count')";

    private static final String SETTINGS_OF_MARIADB = "SELECT LOWER(VARIABLE_NAME), SESSION_VALUE, VARIABLE_TYPE"
            + " FROM information_schema.SYSTEM_VARIABLES WHERE READ_ONLY = 'NO' AND VARIABLE_SCOPE <> 'GLOBAL'"
            + " AND LOWER(VARIABLE_NAME) NOT IN " + NO_SETTINGS;
    private static final String SETTINGS_OF_MYSQL = "SELECT VARIABLE_NAME, VARIABLE_VALUE,"
            + " CASE WHEN VARIABLE_VALUE REGEXP '^-?[0-9]+([.][0-9]+)?$' THEN 'INT' ELSE 'VARCHAR' END"
            + " FROM performance_schema.session_variables WHERE VARIABLE_NAME NOT IN " + NO_SETTINGS;
    private static final String VARIABLES_OF_MARIADB =
            "SELECT VARIABLE_NAME, VARIABLE_VALUE, VARIABLE_TYPE FROM information_schema.USER_VARIABLES";
    private static final String VARIABLES_OF_MYSQL = "SELECT VARIABLE_NAME, CONVERT(VARIABLE_VALUE USING utf8mb4),"
            + " 'VARCHAR' FROM performance_schema.user_variables_by_thread WHERE THREAD_ID = PS_CURRENT_THREAD_ID()";

    /** Listed by MariaDB from 11.2 on; those that scripts in SQL make are known without. */
    private static final String TEMPORARY =
            "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES" + " WHERE TABLE_TYPE = 'TEMPORARY'";

    private static final String SQL_MODE = "sql_mode";
    private static final String NULL = "NULL";
    private static final int UNKNOWN_PREPARED = 1243;

    static MariadbSessionState of(Connection connection, Flavour flavour) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new MariadbSessionState(
                    flavour,
                    values(statement, flavour.isMysql() ? SETTINGS_OF_MYSQL : SETTINGS_OF_MARIADB),
                    values(statement, flavour.isMysql() ? VARIABLES_OF_MYSQL : VARIABLES_OF_MARIADB),
                    role(statement, flavour),
                    cell(statement, "SELECT DATABASE()"));
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, String> values(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            Map<String, String> values = new TreeMap<>();
            while (row.next()) {
                values.put(row.getString(1), literal(row.getString(2), row.getString(3)));
            }
            return values;
        }
    }

    private static String literal(@Nullable String value, String type) {
        if (value == null) {
            return NULL;
        }
        boolean isNumber = type.contains("INT") || "DOUBLE".equals(type) || "DECIMAL".equals(type);
        return isNumber ? value : Sql.text(value);
    }

    private static Optional<String> cell(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    /** MySQL may have several, and writes them as it takes them. */
    static String role(Statement statement, Flavour flavour) throws SQLException {
        return cell(statement, "SELECT CURRENT_ROLE()")
                .filter(role -> !role.equals("NONE"))
                .map(role -> flavour.isMysql() ? role : Sql.name(role))
                .orElse("NONE");
    }

    @Override
    public void restore(Connection connection) throws SQLException {
        MariadbSessionState now = of(connection, flavour);
        try (Statement statement = connection.createStatement()) {
            if (!role.equals(now.role)) {
                statement.execute("SET ROLE " + role);
            }
            if (database.isPresent() && !database.equals(now.database)) {
                connection.setCatalog(database.get());
            }
            // First of all, since it says how text is to be read.
            set(statement, SQL_MODE, now.settings.get(SQL_MODE));
            undo(statement);
            for (Map.Entry<String, String> setting : now.settings.entrySet()) {
                set(statement, setting.getKey(), setting.getValue());
            }
            for (Map.Entry<String, String> variable : now.variables.entrySet()) {
                String then = variables.getOrDefault(variable.getKey(), NULL);
                if (!then.equals(variable.getValue())) {
                    statement.execute("SET @" + Sql.name(variable.getKey()) + " = " + then);
                }
            }
            statement.execute("SET timestamp = DEFAULT");
        }
    }

    private void set(Statement statement, String setting, @Nullable String now) throws SQLException {
        String then = settings.get(setting);
        if (then != null && !Objects.equals(then, now)) {
            statement.execute("SET SESSION " + Sql.name(setting) + " = " + then);
        }
    }

    private static void undo(Statement statement) throws SQLException {
        for (String sql : cell(statement, "SELECT " + StatementSending.UNDO)
                .map(list -> List.of(list.split(StatementSending.UNDO_SEPARATOR)))
                .orElse(List.of())) {
            try {
                statement.execute(sql);
            } catch (SQLException e) {
                // The script has cleaned up after itself.
                if (e.getErrorCode() != UNKNOWN_PREPARED) {
                    throw e;
                }
            }
        }
        List<String> left = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(TEMPORARY)) {
            while (row.next()) {
                left.add(Sql.name(row.getString(1)) + "." + Sql.name(row.getString(2)));
            }
        }
        for (String table : left) {
            statement.execute("DROP TEMPORARY TABLE IF EXISTS " + table);
        }
    }
}
