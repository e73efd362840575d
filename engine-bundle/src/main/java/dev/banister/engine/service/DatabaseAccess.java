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
            return askAgainIfBroken(work);
        } catch (SQLException e) {
            throw new DatabaseTrouble(database, dataSource).of(e, dialect.get());
        }
    }

    /** A pool may have kept a connection that the database has ended meanwhile. */
    private <T> T askAgainIfBroken(Work<T> work) throws SQLException {
        try {
            return ask(work);
        } catch (SQLException e) {
            if (!isBroken(e)) {
                throw e;
            }
            return ask(work);
        }
    }

    private <T> T ask(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return work.of(connection);
        }
    }

    /** The states are those of the standard, and of a server that is shut down. */
    private static boolean isBroken(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }
}
