package dev.banister.engine.dialect;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import java.util.List;

/** The error for what a product cannot make as it is said. */
public final class NotHonoured {

    private NotHonoured() {}

    /**
     * @param where the table, and what of it
     * @param asked what was asked for
     * @param why the fact about the product, or about the database, that it collides with
     */
    public static MigrationException of(String product, String where, String asked, String why, String remedy) {
        return new MigrationException(finding(product, where, asked, why, remedy));
    }

    /**
     * Passes what nothing else needs.
     *
     * @param by what does, each in words
     */
    public static void requireUnneeded(String product, String where, String asked, List<String> by) {
        if (!by.isEmpty()) {
            throw of(
                    product,
                    where,
                    asked,
                    "needed by: " + String.join(", ", by) + "; " + product + " would refuse, or leave that broken",
                    "Drop what needs it in the script before the change, and make it again behind it where it still"
                            + " makes sense.");
        }
    }

    /** The same as a finding. */
    public static Finding finding(String product, String where, String asked, String why, String remedy) {
        return Finding.of(
                        FindingCodes.NOT_HONOURED,
                        Severity.ERROR,
                        Place.host(),
                        product + " cannot make the change of " + where + " as it is said",
                        remedy)
                .because("asked for: " + asked, why);
    }
}
