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

    /** Waits until none of them runs migrations, and says once whom it waits for. */
    void awaitEnd(Dialect dialect, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try (Connection connection = dataSource.getConnection()) {
            Optional<LeaseHolder> running = running(connection, dialect);
            if (running.isPresent()) {
                // A command, which logs nothing else of the engine's, shows this as well.
                LOG.warn(
                        "{}: waiting up to {} s for {}, whose run goes through this process: it has opened the database",
                        database,
                        most.toSeconds(),
                        running.get().holder());
            }
            while (running.isPresent() && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
                running = running(connection, dialect);
            }
            running.ifPresent(left -> LOG.warn("{}: {} still runs; its script is cut", database, left.holder()));
        } catch (SQLException e) {
            LOG.debug("Whether others use this process' database cannot be seen", e);
        }
    }

    private Optional<LeaseHolder> running(Connection connection, Dialect dialect) throws SQLException {
        return dialect.servesOthers(connection)
                ? lease.of(connection).filter(holder -> holder.session() != LeaseHolder.Session.GONE)
                : Optional.empty();
    }
}
