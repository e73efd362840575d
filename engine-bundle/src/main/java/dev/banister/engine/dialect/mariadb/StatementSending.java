package dev.banister.engine.dialect.mariadb;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sends a statement of a script: marked for whoever reads the list of processes, and refused where it would take from the
 * engine what that works with.
 */
final class StatementSending {

    /** The variable in which the session itself keeps the statements that undo what nobody can list. */
    static final String UNDO = "@`banister undo`";

    static final String UNDO_SEPARATOR = "\n;\n";

    private static final String MARK = "/* banister */ ";
    private static final int SURELY_SMALL = 1 << 18;

    private static final Pattern TABLE_LOCK =
            Pattern.compile("\\s*LOCK\\s+(TABLES?\\b|INSTANCE\\b).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern RELEASE_ALL =
            Pattern.compile(".*\\bRELEASE_ALL_LOCKS\\s*\\(.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Also in a comment for some versions only, as mysqldump writes it. The driver speaks UTF-8 and nothing else. */
    private static final Pattern OTHER_ENCODING = Pattern.compile(
            "\\s*(/\\*M?!\\d*)?\\s*SET\\b[^'\"]*?\\b(NAMES|CHARACTER\\s+SET|CHARSET|character_set_(client|results)\\W*=)\\s*"
                    + "(?!['\"]?utf8|@)['\"]?\\w.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private StatementSending() {}

    static void send(Statement jdbc, String sql) throws SQLException {
        refuse(sql);
        if (sql.length() > SURELY_SMALL) {
            requireFitting(jdbc, sql);
        }
        Optional<String> undo = SessionEffects.undo(sql);
        if (undo.isPresent()) {
            remember(jdbc, undo.get());
        }
        jdbc.execute(MARK + sql);
    }

    private static void refuse(String sql) throws SQLException {
        if (TABLE_LOCK.matcher(sql).matches()) {
            throw new SQLFeatureNotSupportedException("LOCK TABLES would lock the history out as well; leave it and"
                    + " UNLOCK TABLES out, since the lease keeps other runs away (mysqldump has --skip-add-locks)");
        }
        if (RELEASE_ALL.matcher(sql).matches()) {
            throw new SQLFeatureNotSupportedException("RELEASE_ALL_LOCKS would release the lock that shows others that"
                    + " this run is alive; release each lock by its name");
        }
        if (OTHER_ENCODING.matcher(sql).matches()) {
            throw new SQLFeatureNotSupportedException("another character set would end this connection, which sends"
                    + " UTF-8; take the statement out, since scripts are in UTF-8 whatever the tables hold");
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
