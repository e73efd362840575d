package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** What the readers of this room have in common where they report something. */
final class CatalogFindings {

    /** By place, so that what belongs together is shown together; the same for every order of the offers. */
    static final Comparator<Finding> ORDER = Comparator.comparing((Finding finding) ->
                    finding.place().module().map(Object::toString).orElse(""))
            .thenComparing(finding -> finding.place().group().orElse(""))
            .thenComparing(finding -> finding.place().script().orElse(""))
            .thenComparing(finding -> finding.place().file().orElse(""))
            .thenComparing(finding -> finding.place().line().orElse(0))
            .thenComparing(Finding::code)
            .thenComparing(Finding::toString);

    private CatalogFindings() {}

    static Finding error(String code, Place place, String text, String remedy) {
        return Finding.of(code, Severity.ERROR, place, text, remedy);
    }

    static Finding unreadable(Place place, IOException cause) {
        return error(
                        FindingCodes.UNREADABLE_FILE,
                        place,
                        "the file cannot be read",
                        "Build the module again, and look whether its jar was copied whole.")
                .because(String.valueOf(cause.getMessage()));
    }

    /** For instance {@code a, b}. */
    static String list(List<String> names) {
        return String.join(", ", names);
    }
}
