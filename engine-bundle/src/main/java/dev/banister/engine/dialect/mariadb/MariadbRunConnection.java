package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.PlainRunConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of a run, with the settings that a run needs: nobody waits for a day for a lock, and a transaction may
 * lock a row that another one has changed since it began, as the lease's is by every heartbeat. What it has set is put
 * back at the end, and the session is not marked any more.
 */
final class MariadbRunConnection extends PlainRunConnection {

    /** The server's own limit, where nobody has thought of another: a day. */
    private static final int NOBODYS_CHOICE = 86_400;

    /** Everybody else who wants the table waits behind whoever waits to change it. */
    private static final int LONGEST_WAIT = 60;

    private static final String LIMIT = "SELECT CASE WHEN @@SESSION.lock_wait_timeout = " + NOBODYS_CHOICE
            + " THEN 'SET SESSION lock_wait_timeout = ' END";
    private static final String SNAPSHOTS =
            "SHOW SESSION VARIABLES WHERE Variable_name = 'innodb_snapshot_isolation'" + " AND Value = 'ON'";

    private static final Logger LOG = LoggerFactory.getLogger(MariadbRunConnection.class);

    private static final int MAY_NOT_TOUCH_TABLE = 1142;
    private static final int MAY_NOT_TOUCH_DATABASE = 1044;

    private final MariadbSession session;
    private final List<String> undo;
    private final String role;
    private final Flavour flavour;

    private MariadbRunConnection(
            Connection connection, MariadbDialect dialect, MariadbSession session, List<String> undo)
            throws SQLException {
        super(connection, dialect);
        this.session = session;
        this.undo = List.copyOf(undo);
        this.flavour = dialect.flavour();
        try (Statement statement = connection.createStatement()) {
            this.role = MariadbSessionState.role(statement, flavour);
        }
    }

    static MariadbRunConnection of(Connection connection, MariadbDialect dialect, MariadbSession session)
            throws SQLException {
        List<String> undo = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            Optional<String> limit = first(statement, LIMIT);
            if (limit.isPresent()) {
                statement.execute(limit.get() + LONGEST_WAIT);
                undo.add(limit.get() + NOBODYS_CHOICE);
            }
            if (first(statement, SNAPSHOTS).isPresent()) {
                statement.execute("SET SESSION innodb_snapshot_isolation = OFF");
                undo.add("SET SESSION innodb_snapshot_isolation = ON");
            }
        }
        return new MariadbRunConnection(connection, dialect, session, undo);
    }

    private static Optional<String> first(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    @Override
    public void require(String select, long parameter) throws SQLException {
        asOurselves(() -> super.require(select, parameter));
    }

    @Override
    public void change(String sql, List<Object> parameters) throws SQLException {
        asOurselves(() -> super.change(sql, parameters));
    }

    @Override
    public void clear(String sql, List<Object> parameters) throws SQLException {
        asOurselves(() -> super.clear(sql, parameters));
    }

    @FunctionalInterface
    private interface Own {
        void send() throws SQLException;
    }

    /** A script may have taken a role that may not do what we may. */
    private void asOurselves(Own own) throws SQLException {
        try {
            own.send();
        } catch (SQLException e) {
            boolean denied = e.getErrorCode() == MAY_NOT_TOUCH_TABLE || e.getErrorCode() == MAY_NOT_TOUCH_DATABASE;
            if (!denied || !inOwnRole(own)) {
                throw e;
            }
        }
    }

    private boolean inOwnRole(Own own) throws SQLException {
        try (Statement statement = jdbc().createStatement()) {
            String taken = MariadbSessionState.role(statement, flavour);
            if (taken.equals(role)) {
                return false;
            }
            statement.execute("SET ROLE " + role);
            own.send();
            statement.execute("SET ROLE " + taken);
            return true;
        }
    }

    /** Of a session that has ended there is nothing to put back. */
    @Override
    public void close() throws SQLException {
        super.close();
        try {
            for (String sql : undo) {
                MariadbSessionState.run(jdbc(), sql);
            }
            session.unmark(jdbc());
        } catch (SQLException e) {
            LOG.debug("The session of a run could not be made as it was", e);
        }
    }
}
