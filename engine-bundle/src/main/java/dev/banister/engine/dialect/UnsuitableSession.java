package dev.banister.engine.dialect;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;

/** What is said of a database whose sessions take the quotes of scripts, or of what is rendered, for something else. */
public final class UnsuitableSession {

    private UnsuitableSession() {}

    /** @param setting with its value, as the database shows it */
    public static RefusedException because(String setting, String remedy) {
        return new RefusedException(Finding.of(
                        FindingCodes.UNSUITABLE_SESSION,
                        Severity.ERROR,
                        Place.host(),
                        "the sessions of the database give quotes or backslashes another meaning than scripts have them in,"
                                + " and nothing was run",
                        remedy)
                .because("setting: " + setting));
    }
}
