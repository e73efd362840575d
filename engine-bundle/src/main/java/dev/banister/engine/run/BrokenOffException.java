package dev.banister.engine.run;

import java.sql.SQLException;

/** The connection took not even the rollback of what had failed; why that had failed is what matters. */
final class BrokenOffException extends SQLException {

    private static final long serialVersionUID = 1L;

    private final transient Throwable first;

    BrokenOffException(Throwable first, SQLException then) {
        super(then.getMessage(), then.getSQLState(), then.getErrorCode(), first);
        this.first = first;
        addSuppressed(then);
    }

    Throwable first() {
        return first;
    }
}
