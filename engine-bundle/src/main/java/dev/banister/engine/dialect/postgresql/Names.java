package dev.banister.engine.dialect.postgresql;

import dev.banister.api.model.MigrationException;
import dev.banister.engine.dialect.NotHonoured;
import java.nio.charset.StandardCharsets;

/** What this product cannot honour, and names, which it would cut in silence. */
final class Names {

    static final String PRODUCT = "PostgreSQL";

    private static final int MOST_BYTES = 63;

    private Names() {}

    /** @see NotHonoured#of */
    static MigrationException notHonoured(String where, String asked, String why, String remedy) {
        return NotHonoured.of(PRODUCT, where, asked, why, remedy);
    }

    /** Passes names that the server takes as they are. */
    static void check(String where, String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw notHonoured(
                    where,
                    "the name " + name,
                    "it has " + bytes + " bytes, and a name has " + MOST_BYTES + " at most",
                    "Give it a shorter name.");
        }
    }
}
