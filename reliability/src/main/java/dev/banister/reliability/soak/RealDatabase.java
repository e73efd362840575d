package dev.banister.reliability.soak;

import dev.banister.reliability.scenario.Product;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a database holds, read by plain queries and in the words of {@link ModelTables}. */
record RealDatabase(Product product, Connection connection) {

    private static final String OURS = "banister_";

    void make(Modules modules) throws SQLException {
        execute("CREATE TABLE ledger (module VARCHAR(100), n INTEGER)");
        execute("CREATE TABLE trail (n INTEGER, what VARCHAR(200))");
        for (String module : modules.names()) {
            execute("INSERT INTO ledger VALUES ('" + module + "', 0)");
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Map<String, List<String>> texts() throws SQLException {
        Map<String, List<String>> texts = new TreeMap<>();
        List<String> columns = withoutOurs(rows(columns()));
        texts.put("columns", columns);
        texts.put("indexes", withoutOurs(rows(indexes())));
        for (String column : columns) {
            String table = column.substring(0, column.indexOf(' '));
            texts.computeIfAbsent("rows of " + table, key -> new ArrayList<>());
        }
        for (Map.Entry<String, List<String>> text : texts.entrySet()) {
            if (text.getKey().startsWith("rows of ")) {
                text.setValue(rows("SELECT * FROM " + text.getKey().substring("rows of ".length()) + " ORDER BY 1"));
            }
        }
        return texts;
    }

    /** Of what the engine keeps, in the order of its numbers. */
    List<String> history() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM banister_history ORDER BY sequence")) {
            while (row.next()) {
                rows.add(row.getLong("sequence") + " " + script(row) + " " + row.getString("state")
                        + (row.getBoolean("late") ? " late" : "") + " "
                        + row.getString("requirements").lines().sorted().toList());
            }
        }
        return rows;
    }

    /** The log behind so many events. */
    List<String> log(int after) throws SQLException {
        List<String> events = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT * FROM banister_event WHERE sequence > " + after + " ORDER BY sequence")) {
            while (row.next()) {
                events.add(row.getLong("sequence") + " " + row.getString("kind") + " " + script(row));
            }
        }
        return events;
    }

    List<String> leaseHolders() throws SQLException {
        return rows("SELECT holder FROM banister_lease WHERE holder <> ''");
    }

    private static String script(ResultSet row) throws SQLException {
        return row.getString("module") + "/" + row.getString("group_name") + "/" + row.getString("script");
    }

    private String columns() {
        return switch (product) {
            case SQLITE ->
                "SELECT m.name, c.cid + 1, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
                        + " WHERE m.type = 'table'";
            case POSTGRESQL, MARIADB, H2 ->
                "SELECT table_name, ordinal_position, column_name FROM information_schema.columns"
                        + " WHERE table_schema = " + currentSchema();
        };
    }

    private String indexes() {
        return switch (product) {
            case SQLITE ->
                "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_index_list(m.name) i"
                        + " JOIN pragma_index_info(i.name) c WHERE m.type = 'table'";
            case POSTGRESQL ->
                "SELECT t.relname, a.attname FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid"
                        + " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (x.indkey)"
                        + " WHERE t.relnamespace = current_schema()::regnamespace";
            case MARIADB ->
                "SELECT table_name, column_name FROM information_schema.statistics WHERE table_schema = "
                        + currentSchema();
            case H2 ->
                "SELECT table_name, column_name FROM information_schema.index_columns WHERE table_schema = "
                        + currentSchema();
        };
    }

    private String currentSchema() {
        return switch (product) {
            case POSTGRESQL -> "current_schema()";
            case MARIADB -> "DATABASE()";
            case H2 -> "CURRENT_SCHEMA";
            case SQLITE -> throw new IllegalStateException("SQLite has none");
        };
    }

    private static List<String> withoutOurs(List<String> rows) {
        return rows.stream()
                .map(row -> row.toLowerCase(Locale.ROOT))
                .filter(row -> !row.startsWith(OURS))
                .sorted()
                .toList();
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join(" ", values));
            }
        }
        return rows;
    }
}
