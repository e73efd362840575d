package dev.banister.engine.dialect.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rows that refer to rows that are not there, and tables that refer to what is no key.
 *
 * @param rows how many, by the two tables in words
 * @param unkeyed in words
 */
record ForeignKeyViolations(Map<String, Long> rows, Set<String> unkeyed) {

    private static final String TABLES = "SELECT DISTINCT s.name FROM main.sqlite_schema s"
            + " JOIN pragma_foreign_key_list(s.name) ON TRUE WHERE s.type = 'table'";
    private static final String CHECK =
            "SELECT parent, COUNT(*) FROM pragma_foreign_key_check WHERE arg = ? GROUP BY parent";
    private static final String MISMATCH = "foreign key mismatch";

    static ForeignKeyViolations in(Connection connection) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        Set<String> unkeyed = new TreeSet<>();
        for (String table : tables(connection)) {
            try (PreparedStatement statement = connection.prepareStatement(CHECK)) {
                statement.setString(1, table);
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        rows.put(Sql.name(table) + " that refer to " + Sql.name(found.getString(1)), found.getLong(2));
                    }
                }
            } catch (SQLException e) {
                // One such table must not hide what there is to be said of the others.
                if (!String.valueOf(e.getMessage()).contains(MISMATCH)) {
                    throw e;
                }
                unkeyed.add(SqliteError.of(e).text());
            }
        }
        return new ForeignKeyViolations(rows, unkeyed);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            List<String> tables = new ArrayList<>();
            while (row.next()) {
                tables.add(row.getString(1));
            }
            return tables;
        }
    }

    /** @throws SQLException if there are more than before */
    void requireNoneSince(ForeignKeyViolations before) throws SQLException {
        for (String each : unkeyed) {
            if (!before.unkeyed.contains(each)) {
                throw SqliteError.exception("SQLITE_CONSTRAINT_FOREIGNKEY", each + ": these columns are no key there");
            }
        }
        for (Map.Entry<String, Long> now : rows.entrySet()) {
            long was = before.rows.getOrDefault(now.getKey(), 0L);
            if (now.getValue() > was) {
                throw SqliteError.exception(
                        "SQLITE_CONSTRAINT_FOREIGNKEY",
                        "foreign keys were off in this script, and it leaves " + (now.getValue() - was)
                                + " rows of table " + now.getKey() + " without the rows that they refer to");
            }
        }
    }
}
