package dev.banister.engine.lease;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;

/** Somebody else may run migrations by now, so this runner must not write anything any more. */
public final class LeaseLostException extends MigrationException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(String why) {
        super(Finding.of(
                        FindingCodes.LEASE_LOST,
                        Severity.ERROR,
                        Place.host(),
                        "this run lost its lease, and stopped before it wrote anything else",
                        "Look what the other run is doing with 'history', then run the command again.")
                .because(why));
    }
}
