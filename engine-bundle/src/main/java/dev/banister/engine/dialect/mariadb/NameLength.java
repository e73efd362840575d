package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.NotHonoured;

/** The length that a name may have. */
final class NameLength {

    private static final int LONGEST = 64;

    private NameLength() {}

    /** Passes names that the product takes; {@code where} is the table, and what of it. */
    static void check(Flavour flavour, String where, String name) {
        int length = name.codePointCount(0, name.length());
        if (length > LONGEST) {
            throw NotHonoured.of(
                    flavour.product(),
                    where,
                    "the name " + name,
                    "it has " + length + " characters, and a name has " + LONGEST + " at most",
                    "Give it a shorter name.");
        }
    }
}
