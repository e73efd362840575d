package dev.banister.engine.dialect.h2;

import static dev.banister.engine.dialect.h2.H2Dialect.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The copies that H2 makes of a table to change it, and leaves where the rows do not fit its keys any more. */
final class H2Copies {

    private static final String TABLES = "SELECT TABLE_NAME, SESSION_ID() FROM INFORMATION_SCHEMA.TABLES"
            + " WHERE TABLE_SCHEMA = CURRENT_SCHEMA AND TABLE_TYPE = 'BASE TABLE'";

    private H2Copies() {}

    /** Their names hold the number of the session, so that nobody else's copy is among them. */
    static void drop(Connection connection, String table) throws SQLException {
        List<String> tables = H2Rows.all(
                connection, row -> isCopy(row.getString(1), table, row.getString(2)) ? row.getString(1) : "", TABLES);
        for (String name : tables) {
            if (!name.isEmpty()) {
                H2SessionState.run(connection, "DROP TABLE " + quoted(name));
            }
        }
    }

    private static boolean isCopy(String name, String table, String session) {
        String begins = table + "_COPY_" + session + "_";
        return name.startsWith(begins)
                && name.substring(begins.length()).chars().allMatch(Character::isDigit);
    }
}
