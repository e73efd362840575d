package dev.banister.engine.dialect;

import java.sql.SQLException;

/** What the engine required of the database does not hold any more; nothing of its transaction was committed. */
public final class StaleException extends SQLException {

    private static final long serialVersionUID = 1L;

    public StaleException(String message) {
        super(message);
    }

    public StaleException(SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause);
    }
}
