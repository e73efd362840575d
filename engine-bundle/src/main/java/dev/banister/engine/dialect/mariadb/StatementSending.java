package dev.banister.engine.dialect.mariadb;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Sends a statement of a script: marked for whoever reads the list of processes, and refused where it is longer than the
 * server takes.
 */
final class StatementSending {

    /** The variable in which the session itself keeps the statements that undo what nobody can list. */
    static final String UNDO = "@`banister undo`";

    static final String UNDO_SEPARATOR = "\n;\n";

    private static final String MARK = "/* banister */ ";
    private static final int NOTHING_TO_DO = 1065;
    private static final int SURELY_SMALL = 1 << 18;

    private StatementSending() {}

    static void send(Statement jdbc, String sql) throws SQLException {
        if (sql.length() > SURELY_SMALL) {
            requireFitting(jdbc, sql);
        }
        Optional<String> undo = SessionEffects.undo(sql);
        if (undo.isPresent()) {
            remember(jdbc, undo.get());
        }
        try {
            jdbc.execute(MARK + sql);
        } catch (SQLException e) {
            // All of it is for other versions than the server's, as dumps have it.
            if (e.getErrorCode() != NOTHING_TO_DO) {
                throw e;
            }
        }
    }

    /** The driver would end the connection. */
    private static void requireFitting(Statement jdbc, String sql) throws SQLException {
        long bytes = MARK.length() + (long) sql.getBytes(StandardCharsets.UTF_8).length + 1;
        try (ResultSet row = jdbc.executeQuery("SELECT @@SESSION.max_allowed_packet")) {
            row.next();
            long most = row.getLong(1);
            if (bytes >= most) {
                throw new SQLNonTransientException("the statement has " + bytes + " bytes, and the server takes " + most
                        + " at most: part it into several, or raise max_allowed_packet on the server");
            }
        }
    }

    private static void remember(Statement jdbc, String undo) throws SQLException {
        String sql = "SET " + UNDO + " = CONCAT_WS(?, " + UNDO + ", ?)";
        try (PreparedStatement statement = jdbc.getConnection().prepareStatement(sql)) {
            statement.setString(1, UNDO_SEPARATOR);
            statement.setString(2, undo);
            statement.execute();
        }
    }
}
