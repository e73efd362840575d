package dev.banister.engine.database;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.Dialect;
import java.sql.SQLException;

/** The database did not take a statement of a script. The parameters are never shown. */
public final class StatementRefusedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    public StatementRefusedException(Place place, String sql, Dialect dialect, SQLException cause) {
        super(
                Finding.of(
                                FindingCodes.SCRIPT_FAILED,
                                Severity.ERROR,
                                place,
                                "the database refused a statement: " + dialect.message(cause),
                                "Mend the script or what it works on, then run 'up' again.")
                        .because("statement: " + SqlText.shorten(sql)),
                cause);
    }
}
