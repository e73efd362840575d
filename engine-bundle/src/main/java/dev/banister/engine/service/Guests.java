package dev.banister.engine.service;

import dev.banister.api.admin.LeaseHolder;
import dev.banister.engine.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Other processes whose sessions go through this one, since it was the first to open the database. When it closes the
 * database, it cuts their scripts.
 */
record Guests(String database, DataSource dataSource, DatabaseAccess.Work<Optional<LeaseHolder>> lease) {

    private static final Logger LOG = LoggerFactory.getLogger(Guests.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** Whoever waits for the lease looks for it now and then, and is not seen before. */
    private static final Duration NEXT_IN_LINE = Duration.ofSeconds(1);

    /** Waits until none of them runs migrations, nor begins to when it gets the lease; says once whom it waits for. */
    void awaitEnd(Dialect dialect, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        long quiet = System.nanoTime() + NEXT_IN_LINE.toNanos();
        boolean told = false;
        try (Connection connection = dataSource.getConnection()) {
            Optional<LeaseHolder> running = Optional.empty();
            while (dialect.servesOthers(connection) && System.nanoTime() - end < 0) {
                running = running(connection);
                if (running.isPresent()) {
                    quiet = System.nanoTime() + NEXT_IN_LINE.toNanos();
                    if (!told) {
                        tell(running.get(), most);
                        told = true;
                    }
                } else if (System.nanoTime() - quiet >= 0) {
                    return;
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
            if (System.nanoTime() - end >= 0) {
                running.ifPresent(left -> LOG.warn("{}: {} still runs; its script is cut", database, left.holder()));
            }
        } catch (SQLException e) {
            LOG.debug("Whether others use this process' database cannot be seen", e);
        }
    }

    /** A command, which logs nothing else of the engine's, shows this as well. */
    private void tell(LeaseHolder running, Duration most) {
        LOG.warn(
                "{}: waiting up to {} s for {}, whose run goes through this process: it has opened the database",
                database,
                most.toSeconds(),
                running.holder());
    }

    private Optional<LeaseHolder> running(Connection connection) throws SQLException {
        return lease.of(connection).filter(holder -> holder.session() != LeaseHolder.Session.GONE);
    }
}
