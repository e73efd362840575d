package dev.banister.engine.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows that refer to rows that are not there.
 *
 * @param rows how many, by the two tables in words
 */
record ForeignKeyViolations(Map<String, Long> rows) {

    private static final String CHECK = "SELECT '\"' || \"table\" || '\" that refer to \"' || parent || '\"', COUNT(*)"
            + " FROM pragma_foreign_key_check GROUP BY \"table\", parent";

    static ForeignKeyViolations in(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(CHECK)) {
            Map<String, Long> rows = new TreeMap<>();
            while (found.next()) {
                rows.put(found.getString(1), found.getLong(2));
            }
            return new ForeignKeyViolations(rows);
        }
    }

    /** @throws SQLException if there are more than before */
    void requireNoneSince(ForeignKeyViolations before) throws SQLException {
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
