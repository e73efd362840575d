package dev.banister.engine.lease;

import dev.banister.engine.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to run migrations, held. A thread of its own renews it on a connection of its own until it is closed. Safe
 * for use by several threads.
 */
public final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private static final int LONGEST_DOING = 1000;
    private static final int RELEASE_TRIES = 10;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(50);

    private final DataSource dataSource;
    private final Dialect dialect;
    private final LeaseSql sql;
    private final LeaseTiming timing;
    private final long token;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread heart;

    // Of the heart's thread while that runs, and of the closing thread afterwards.
    private Connection connection;
    private long renewedAt = System.nanoTime();

    private volatile @Nullable String lost;
    private volatile Supplier<String> doing = () -> "";

    Lease(DataSource dataSource, Dialect dialect, LeaseSql sql, LeaseTiming timing, Connection connection, long token) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.sql = sql;
        this.timing = timing;
        this.connection = connection;
        this.token = token;
        this.heart = new Thread(this::beat, "banister-lease");
        heart.setDaemon(true);
    }

    void start() {
        heart.start();
    }

    /** Higher than that of every holder before. */
    public long token() {
        return token;
    }

    /**
     * Costs the database nothing.
     *
     * @throws LeaseLostException if it is known that somebody else has the lease, or may have
     */
    public void requireHeld() {
        String why = lost;
        if (why != null) {
            throw new LeaseLostException(why);
        }
    }

    LeaseLostException takenOver() {
        String why = "token " + token + " is not the lease's any more: somebody has taken it over";
        lost = why;
        return new LeaseLostException(why);
    }

    /** What every write to the history has to pass. */
    public Fence fence() {
        return new Fence(this, sql.fence(), sql.renew());
    }

    /** What the holder is at, to be told with the next heartbeat; asked for by another thread. */
    public void doing(Supplier<String> what) {
        doing = what;
    }

    /** The parameters of a renewal. */
    List<Object> renewal() {
        if (!sql.tellsDoing()) {
            return List.of(timing.ttl().toMillis(), token);
        }
        String what = doing.get();
        String fitting = what.length() <= LONGEST_DOING ? what : what.substring(0, LONGEST_DOING);
        return List.of(timing.ttl().toMillis(), fitting, token);
    }

    private void beat() {
        try {
            while (!closed.await(timing.beat().toMillis(), TimeUnit.MILLISECONDS) && lost == null) {
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        try (PreparedStatement renewal = connection.prepareStatement(sql.renew())) {
            List<Object> parameters = renewal();
            for (int i = 0; i < parameters.size(); i++) {
                renewal.setObject(i + 1, parameters.get(i));
            }
            if (renewal.executeUpdate() == 0) {
                takenOver();
            } else {
                renewedAt = System.nanoTime();
            }
        } catch (SQLException e) {
            // Locked by our own fence: then nobody else can take it over either.
            if (!dialect.isLockTimeout(e)) {
                LOG.debug("The lease could not be renewed", e);
                reconnect();
            }
        }
    }

    private void reconnect() {
        closeQuietly(connection);
        try {
            connection = dataSource.getConnection();
            connection.setAutoCommit(true);
            dialect.makeReady(connection);
        } catch (SQLException e) {
            LOG.debug("No connection to renew the lease on", e);
        }
        if (System.nanoTime() - renewedAt > timing.ttl().toNanos()) {
            lost = "it could not be renewed for " + timing.ttl().toSeconds() + " s";
        }
    }

    /** Gives the lease back. The caller's own transaction must have ended, since it may hold the row. */
    @Override
    public void close() {
        closed.countDown();
        try {
            heart.join();
            release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            release();
        } finally {
            closeQuietly(connection);
        }
    }

    private void release() {
        try {
            sendRelease(RELEASE_TRIES);
        } catch (SQLException e) {
            LOG.warn(
                    "The lease could not be given back; it is free once this session of the database has ended: {}",
                    e.getMessage());
        }
    }

    /** In a cluster it loses against whatever else has changed the row a moment before. */
    private void sendRelease(int tries) throws SQLException {
        try (PreparedStatement release = connection.prepareStatement(sql.release())) {
            release.setLong(1, token);
            release.executeUpdate();
        } catch (SQLException e) {
            if (tries == 1 || !dialect.isLockTimeout(e)) {
                throw e;
            }
            LockSupport.parkNanos(BEFORE_NEXT_TRY.toNanos());
            sendRelease(tries - 1);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection could not be closed", e);
        }
    }
}
