package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.SessionLife;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How others recognise the session of a run: by a lock of the server's that it holds under a name that nobody else ever
 * uses. The numbers of connections begin anew with every start of the server, and only a privileged user sees those of
 * others; the lock needs no privilege, and the server lets go of it last, after the statement that was under way and its
 * transaction have ended.
 *
 * <p>Such locks are known to one server only. In a cluster, or after another server has taken over, nothing can be told of
 * a session that another server has. The servers of a Galera cluster are told apart by the number of each one's start, since
 * they may well be copies of each other.
 *
 * @param server that has the session
 */
record MariadbSession(String lock, String server) {

    private static final Pattern TEXT = Pattern.compile("(banister:[0-9a-f-]{36})@(.*)");
    private static final String SERVER = "CONCAT_WS(':', @@hostname, @@port, @@server_id)";

    /** Marks the session, for as long as it lives or until {@link #unmark}. */
    static MariadbSession mark(Connection connection, Optional<String> node) throws SQLException {
        String lock = "banister:" + UUID.randomUUID();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT GET_LOCK(?, 0) AS got, " + SERVER + " AS server")) {
            statement.setString(1, lock);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getInt("got") != 1) {
                    throw new SQLException("the server gave no lock to mark the session with");
                }
                return new MariadbSession(lock, at(row, node));
            }
        }
    }

    private static String at(ResultSet row, Optional<String> node) throws SQLException {
        return row.getString("server") + node.map(number -> ":" + number).orElse("");
    }

    static MariadbSession parse(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("no session of MariaDB: " + text));
    }

    /** Empty if it is a text that was not made here. */
    static Optional<MariadbSession> read(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new MariadbSession(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** @param node that is asked, in a cluster */
    SessionLife life(Connection connection, Optional<String> node) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT IS_USED_LOCK(?) IS NOT NULL AS used, " + SERVER + " AS server")) {
            statement.setString(1, lock);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean("used")) {
                    return SessionLife.ALIVE;
                }
                return server.equals(at(row, node)) ? SessionLife.GONE : SessionLife.UNKNOWN;
            }
        }
    }

    /** Where it is, and who was asked for it. */
    List<String> whereabouts(Connection connection, Optional<String> node) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + SERVER + " AS server");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return List.of("its session is at the server: " + server, "the server that was asked: " + at(row, node));
        }
    }

    void unmark(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DO RELEASE_LOCK(?)")) {
            statement.setString(1, lock);
            statement.execute();
        }
    }

    @Override
    public String toString() {
        return lock + "@" + server;
    }
}
