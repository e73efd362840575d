package dev.banister.engine.dialect.mariadb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The server of a Galera cluster that a connection leads to. */
final class GaleraNode {

    private static final String NOT_IN_A_CLUSTER = "00000000-0000-0000-0000-000000000000";

    private GaleraNode() {}

    /** A number that this start of this server has alone; empty if the server belongs to no cluster. */
    static Optional<String> of(Connection connection) throws SQLException {
        return Optional.ofNullable(shown(connection, "SHOW GLOBAL STATUS LIKE 'wsrep_gcomm_uuid'")
                        .get("wsrep_gcomm_uuid"))
                .filter(number -> !number.isBlank() && !number.equals(NOT_IN_A_CLUSTER));
    }

    /** A setting of the session that makes what it does happen at one server only, with its value. */
    static Optional<String> onlyHere(Connection connection) throws SQLException {
        Map<String, String> settings =
                shown(connection, "SHOW SESSION VARIABLES WHERE Variable_name IN ('wsrep_on', 'wsrep_OSU_method')");
        return settings.entrySet().stream()
                .filter(setting -> "OFF".equals(setting.getValue()) || "RSU".equals(setting.getValue()))
                .map(setting -> setting.getKey() + " = " + setting.getValue())
                .findFirst();
    }

    /** Waits until what the cluster has agreed on by now was done at this server. */
    static void catchUp(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String before = cell(statement, "SELECT @@SESSION.wsrep_sync_wait");
            statement.execute("SET SESSION wsrep_sync_wait = 1");
            try {
                cell(statement, "SELECT 1");
            } finally {
                statement.execute("SET SESSION wsrep_sync_wait = " + before);
            }
        }
    }

    private static String cell(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Map<String, String> shown(Connection connection, String show) throws SQLException {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(show)) {
            while (row.next()) {
                values.put(row.getString(1), row.getString(2));
            }
        }
        return values;
    }
}
