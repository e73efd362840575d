package dev.banister.engine.run;

import java.sql.SQLException;

/** The script came to its end, and that is recorded; what was to follow on the connection did not succeed. */
final class AfterEndException extends SQLException {

    private static final long serialVersionUID = 1L;

    private final transient SQLException first;

    AfterEndException(SQLException first) {
        super(first.getMessage(), first.getSQLState(), first.getErrorCode(), first);
        this.first = first;
    }

    SQLException first() {
        return first;
    }
}
