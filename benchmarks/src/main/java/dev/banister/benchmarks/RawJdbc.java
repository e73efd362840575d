package dev.banister.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The least that an engine can do: one connection, one look at the history, then for each script its statements and one
 * history row, committed together where the database can.
 */
final class RawJdbc {

    private RawJdbc() {}

    static void run(DataSource dataSource, List<ScriptTexts.Text> scripts) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS history (module VARCHAR(200), script VARCHAR(200),"
                    + " checksum VARCHAR(100), applied_by VARCHAR(100), applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,"
                    + " PRIMARY KEY (module, script))");
            Set<String> applied = applied(statement);
            connection.setAutoCommit(false);
            try (PreparedStatement record = connection.prepareStatement(
                    "INSERT INTO history (module, script, checksum, applied_by) VALUES (?, ?, ?, ?)")) {
                for (ScriptTexts.Text script : scripts) {
                    if (!applied.contains(script.moduleName() + "/" + script.groupName())) {
                        run(statement, record, script);
                        connection.commit();
                    }
                }
            }
        }
    }

    private static Set<String> applied(Statement statement) throws SQLException {
        Set<String> applied = new HashSet<>();
        try (ResultSet rows = statement.executeQuery("SELECT module, script FROM history")) {
            while (rows.next()) {
                applied.add(rows.getString(1) + "/" + rows.getString(2));
            }
        }
        return applied;
    }

    private static void run(Statement statement, PreparedStatement record, ScriptTexts.Text script)
            throws SQLException {
        for (String sql : script.statements()) {
            statement.execute(sql);
        }
        record.setString(1, script.moduleName());
        record.setString(2, script.groupName());
        record.setString(3, Integer.toHexString(script.statements().hashCode()));
        record.setString(4, "benchmark");
        record.executeUpdate();
    }
}
