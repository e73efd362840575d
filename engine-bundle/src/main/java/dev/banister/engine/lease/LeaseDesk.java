package dev.banister.engine.lease;

import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.dialect.SessionLife;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the lease of one database is claimed. Immutable and safe for use by several threads. */
public final class LeaseDesk {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseDesk.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TELL = Duration.ofSeconds(3);

    private final DataSource dataSource;
    private final Dialect dialect;
    private final OurTables tables;
    private final LeaseSql sql;
    private final LeaseTiming timing;

    /**
     * @param tables qualified, and there
     * @param format that they have
     */
    public LeaseDesk(DataSource dataSource, Dialect dialect, OurTables tables, int format, LeaseTiming timing) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.tables = tables;
        this.sql = LeaseSql.of(dialect, tables, LeaseRow.tellsDoing(format));
        this.timing = timing;
    }

    /**
     * Claims the lease, waiting for another holder. A holder whose session has ended is gone, and cannot come back
     * since a runner never changes its session; one whose session is there is waited for, however old its lease is,
     * since a change of structure under way cannot be fenced off. Where the database proves that nothing is under way,
     * a lease that has expired is enough: what its holder begins now is stopped by the fence.
     *
     * @param holder for people
     * @param session in which the claimer's statements are going to run
     * @throws RefusedException if it cannot be had
     */
    public Lease claim(String holder, String session, Patience patience) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(true);
            dialect.makeReady(connection);
            long token = claim(connection, holder, session, patience);
            Lease lease = new Lease(dataSource, dialect, sql, timing, connection, token);
            lease.start();
            return lease;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private long claim(Connection connection, String holder, String session, Patience patience) throws SQLException {
        long begun = System.nanoTime();
        long told = begun - TELL.toNanos();
        Silence silence = new Silence();
        while (true) {
            LeaseRow row = read(connection, begun, patience);
            SessionLife life = row.isFree() ? SessionLife.GONE : dialect.sessionLife(connection, row.session());
            if (life == SessionLife.UNKNOWN && row.expired() && silence.lasts(row, timing.ttl())) {
                throw unprovable(row, dialect.whyUnknown(connection, row.session()));
            }
            Optional<String> claim = claim(row, life);
            if (claim.isPresent() && compareAndSet(connection, claim.get(), row, holder, session)) {
                tellTakeover(row);
                return row.token() + 1;
            }
            long now = System.nanoTime();
            if (now - begun > timing.longestWait().toNanos()) {
                throw held(row, "waited for: " + timing.longestWait().toSeconds() + " s");
            }
            if (!row.isFree() && now - told >= TELL.toNanos()) {
                patience.waiting(row.with(life));
                told = now;
            }
            if (!patience.pause(POLL)) {
                throw held(row, "this run was asked to stop while it waited");
            }
        }
    }

    /** Where readers wait for writers, too, a long script keeps the row from being read. */
    private LeaseRow read(Connection connection, long begun, Patience patience) throws SQLException {
        while (true) {
            try {
                return read(connection);
            } catch (SQLException e) {
                boolean waited =
                        System.nanoTime() - begun > timing.longestWait().toNanos();
                if (waited || !dialect.isLockTimeout(e) || !patience.pause(POLL)) {
                    throw e;
                }
            }
        }
    }

    private LeaseRow read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.read());
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the row '" + LeaseRow.NAME + "' is missing in " + tables.lease());
            }
            return LeaseRow.of(row, dialect, sql.tellsDoing());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw damaged(e);
        }
    }

    private RefusedException damaged(RuntimeException why) {
        return new RefusedException(Finding.of(
                        FindingCodes.DAMAGED_HISTORY,
                        Severity.ERROR,
                        Place.host(),
                        "the only row of " + tables.lease() + " holds what Banister cannot have written",
                        "Make sure that nobody runs migrations on the database, delete that row, and run the command again:"
                                + " it says how to put it back.")
                .because("problem: " + why.getMessage()));
    }

    /** The statement that claims it, if it may be claimed. */
    private Optional<String> claim(LeaseRow row, SessionLife life) {
        if (row.isFree()) {
            return Optional.of(sql.claim());
        }
        if (life == SessionLife.GONE) {
            return Optional.of(sql.claim());
        }
        // While this waits for a lock, its holder may renew it.
        return life == SessionLife.IDLE && row.expired() ? Optional.of(sql.claimExpired()) : Optional.empty();
    }

    private static void tellTakeover(LeaseRow row) {
        if (!row.isFree()) {
            LOG.warn(
                    "Took over the lease of {}, whose session {}",
                    row.holder(),
                    row.expired() ? "has ended, or ran nothing and had not renewed it" : "has ended");
        }
    }

    private boolean compareAndSet(Connection connection, String claim, LeaseRow seen, String holder, String session)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(claim)) {
            statement.setString(1, holder);
            statement.setString(2, session);
            statement.setLong(3, timing.ttl().toMillis());
            statement.setLong(4, seen.token());
            statement.setString(5, seen.holder());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            if (dialect.isLockTimeout(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Who holds the lease; empty if nobody does. */
    public Optional<LeaseHolder> look(Connection connection) throws SQLException {
        LeaseRow row = read(connection);
        return row.isFree() ? Optional.empty() : Optional.of(row.with(dialect.sessionLife(connection, row.session())));
    }

    /**
     * Takes the lease from a holder that has not renewed it and of which nothing is under way.
     *
     * @throws RefusedException if that is not so any more
     */
    public void release(Connection connection, LeaseHolder holder) throws SQLException {
        if (!holder.expired()) {
            throw notReleased(holder, "is alive", "It goes on by itself: wait until it has ended, or stop it there.");
        }
        if (holder.session() == LeaseHolder.Session.ALIVE) {
            throw notReleased(
                    holder,
                    "has not renewed it, but its session in the database is still there and may be at work",
                    "Wait until the database has ended it, or end that session there, and run the command again.");
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.takeAway())) {
            statement.setLong(1, holder.token());
            statement.setString(2, holder.holder());
            if (statement.executeUpdate() == 0) {
                throw notReleased(
                        holder, "does not hold the lease any more, or has renewed it", "Look again with 'lease'.");
            }
        }
    }

    private static RefusedException notReleased(LeaseHolder holder, String text, String remedy) {
        return new RefusedException(
                Finding.of(FindingCodes.LEASE_HELD, Severity.ERROR, Place.host(), holder.holder() + " " + text, remedy)
                        .because("last heartbeat: " + holder.heartbeatAt(), "good until: " + holder.expiresAt()));
    }

    private static RefusedException held(LeaseRow row, String why) {
        return new RefusedException(Finding.of(
                        FindingCodes.LEASE_HELD,
                        Severity.ERROR,
                        Place.host(),
                        "somebody else runs migrations on this database",
                        "Wait until that run has ended, then run the command again.")
                .because("held by: " + row.holder() + ", since " + row.since(), why));
    }

    private static RefusedException unprovable(LeaseRow row, List<String> why) {
        List<String> facts = new ArrayList<>();
        facts.add("held by: " + row.holder() + ", since " + row.since());
        facts.addAll(why);
        return new RefusedException(Finding.of(
                        FindingCodes.LEASE_HELD,
                        Severity.ERROR,
                        Place.host(),
                        "the lease has expired, and whether its holder is gone cannot be seen",
                        "Make sure that the holder is gone, then run 'lease --release'.")
                .because(facts.toArray(String[]::new)));
    }
}
