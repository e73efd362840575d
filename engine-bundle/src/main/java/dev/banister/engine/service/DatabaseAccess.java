package dev.banister.engine.service;

import dev.banister.api.model.MigrationException;
import dev.banister.engine.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Asks a database on a connection that is closed with the answer. */
record DatabaseAccess(String database, DataSource dataSource) {

    /** The standard's state of a connection that is not there. */
    private static final String CLOSED = "08003";

    /** A question; it changes nothing, and may be asked twice. */
    @FunctionalInterface
    interface Work<T> {
        T of(Connection connection) throws SQLException;
    }

    /**
     * Asks.
     *
     * @param dialect of the database, if it is known
     * @throws MigrationException that says what is wrong with the database
     */
    <T> T ask(Work<T> work, Supplier<Optional<Dialect>> dialect) {
        try {
            return askAgainIfBroken(work, dialect);
        } catch (SQLException e) {
            throw new DatabaseTrouble(database, dataSource).of(e, dialect.get());
        }
    }

    /** A pool may have kept a connection that the database has ended meanwhile. */
    private <T> T askAgainIfBroken(Work<T> work, Supplier<Optional<Dialect>> dialect) throws SQLException {
        try {
            return ask(work);
        } catch (SQLException e) {
            // Before the dialect was known, no connection was kept.
            if (dialect.get().filter(known -> known.isBroken(e)).isEmpty()) {
                throw e;
            }
            return ask(work);
        }
    }

    private <T> T ask(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try {
                return work.of(connection);
            } catch (SQLException e) {
                if (connection.isClosed()) {
                    // By its pool, which has thought no more of it than we do.
                    throw new SQLException(e.getMessage(), CLOSED, e);
                }
                throw e;
            }
        }
    }
}
