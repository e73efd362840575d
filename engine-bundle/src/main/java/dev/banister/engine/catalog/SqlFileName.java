package dev.banister.engine.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the name of an SQL file says: {@code NAME.up.sql}, {@code NAME.down.sql}, and with the database that it is for
 * {@code NAME.up.VARIANT.sql} and {@code NAME.down.VARIANT.sql}.
 *
 * @param base the name of the script, or of the group if the file is one of its own
 * @param variant empty text for the generic one
 */
record SqlFileName(String base, boolean up, String variant) {

    /** The variants that some dialect asks for. */
    static final List<String> KNOWN_VARIANTS = List.of("h2", "mariadb", "mysql", "postgresql", "sqlite");

    static final String UP = ".up.sql";
    static final String DOWN = ".down.sql";

    private static final String END = ".sql";

    /** Empty if that is no name of a script's file. */
    static Optional<SqlFileName> parse(String fileName) {
        if (!fileName.endsWith(END)) {
            return Optional.empty();
        }
        String stem = fileName.substring(0, fileName.length() - END.length());
        int lastDot = stem.lastIndexOf('.');
        if (lastDot < 0) {
            return Optional.empty();
        }
        String last = stem.substring(lastDot + 1);
        String rest = stem.substring(0, lastDot);
        return direction(rest, last, "").or(() -> {
            int dot = rest.lastIndexOf('.');
            return dot < 0 ? Optional.empty() : direction(rest.substring(0, dot), rest.substring(dot + 1), last);
        });
    }

    private static Optional<SqlFileName> direction(String base, String direction, String variant) {
        boolean up = "up".equals(direction);
        boolean known = up || "down".equals(direction);
        return known && !base.isEmpty() ? Optional.of(new SqlFileName(base, up, variant)) : Optional.empty();
    }

    /** Does it look like SQL, in whatever case its end is written? */
    static boolean looksLikeSql(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(END);
    }

    boolean hasKnownVariant() {
        return variant.isEmpty() || KNOWN_VARIANTS.contains(variant);
    }
}
