package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.SessionLife;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How others recognise the session of a run: by its process, and, where a pooler in between deals out processes, by what
 * the run marks its work with. Each of its transactions holds an advisory lock of that number, each of its statements
 * outside a transaction begins with a comment of it.
 *
 * @param process 0 if a pooler deals out processes, so that none of them says anything of the run
 * @param began when the session began, in seconds since 1970, since processes' numbers are used again; empty if the role
 *     may not see that
 */
record PostgresqlSession(int process, String began, long mark) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})@([0-9.]*)#(\\d{1,18}|[1-9]\\d{18})");

    private static final String OWN = "SELECT pid, coalesce(EXTRACT(EPOCH FROM backend_start)::text, '')"
            + " FROM pg_catalog.pg_stat_activity WHERE pid = pg_catalog.pg_backend_pid()";

    private static final String AT_WORK = "SELECT CASE"
            + " WHEN NOT pg_catalog.pg_try_advisory_xact_lock(?) THEN 'ALIVE'"
            + " WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_stat_activity"
            + " WHERE state = 'active' AND pg_catalog.starts_with(query, ?)) THEN 'ALIVE'";

    /** Of other users' sessions a plain user sees little more than the process. */
    private static final String OF_PROCESS =
            " WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_stat_activity WHERE pid = ? AND (backend_start IS NULL OR ? = ''))"
                    + " THEN 'UNKNOWN'"
                    + " WHEN NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_activity"
                    + " WHERE pid = ? AND EXTRACT(EPOCH FROM backend_start)::text = ?) THEN 'GONE'";

    private static final String NOT_AT_WORK = " WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_stat_activity"
            + " WHERE datname = pg_catalog.current_database() AND backend_start IS NULL) THEN 'UNKNOWN'"
            + " ELSE 'IDLE' END";

    static PostgresqlSession of(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OWN);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new PostgresqlSession(row.getInt(1), row.getString(2), newMark());
        }
    }

    static PostgresqlSession ofNoProcess() {
        return new PostgresqlSession(0, "", newMark());
    }

    private static long newMark() {
        return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    }

    static PostgresqlSession parse(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("no session of PostgreSQL: " + text));
    }

    /** Empty if it is a text that was not made here. */
    static Optional<PostgresqlSession> read(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new PostgresqlSession(
                        Integer.parseInt(matcher.group(1)), matcher.group(2), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    /** What a statement outside a transaction begins with. */
    String comment() {
        return "/* banister " + mark + " */ ";
    }

    /** The question takes the lock for a moment, so that its transaction should end soon. */
    SessionLife life(Connection connection) throws SQLException {
        boolean known = process != 0;
        String query = AT_WORK + (known ? OF_PROCESS : "") + NOT_AT_WORK;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, mark);
            statement.setString(2, comment());
            if (known) {
                statement.setInt(3, process);
                statement.setString(4, began);
                statement.setInt(5, process);
                statement.setString(6, began);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return SessionLife.valueOf(row.getString(1));
            }
        }
    }

    @Override
    public String toString() {
        return process + "@" + began + "#" + mark;
    }
}
