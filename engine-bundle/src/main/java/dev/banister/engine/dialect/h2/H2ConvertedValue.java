package dev.banister.engine.dialect.h2;

import java.util.Optional;

/** How an old value becomes one of another type: what has no zone is in UTC, where H2 would take the session's zone. */
final class H2ConvertedValue {

    private static final String WITH_ZONE = "WITH TIME ZONE";
    private static final String DAY_AND_TIME = "TIMESTAMP(9)";

    /** A day, or a day and a time, as ISO 8601 writes them. */
    private static final String WITHOUT_OFFSET =
            "^ *[0-9]+-[0-9]+-[0-9]+([T ]+[0-9]+:[0-9]+(:[0-9]+([.][0-9]+)?)?)? *$";

    private H2ConvertedValue() {}

    /**
     * Empty if H2's own conversion is right. By way of text, since H2 converts between times by the session's zone.
     *
     * @param column its name, quoted
     */
    static Optional<String> of(String column, String from, String to) {
        if (isMoment(from) == isMoment(to)) {
            return Optional.empty();
        }
        if (isMoment(from)) {
            String utc = "CAST(" + column + " AT TIME ZONE 'UTC' AS VARCHAR)";
            return Optional.of(
                    isLocal(to) ? cast(cast("LEFT(" + utc + ", LENGTH(" + utc + ") - 3)", DAY_AND_TIME), to) : utc);
        }
        String text = cast(column, "VARCHAR");
        String asUtc = cast(cast(cast(text, DAY_AND_TIME), "VARCHAR") + " || '+00'", to);
        if (from.startsWith("CHARACTER")) {
            return Optional.of("CASE WHEN " + text + " REGEXP '" + WITHOUT_OFFSET + "' THEN " + asUtc + " ELSE "
                    + cast(text, to) + " END");
        }
        return isLocal(from) && !from.startsWith("TIME(") ? Optional.of(asUtc) : Optional.empty();
    }

    private static String cast(String value, String type) {
        return "CAST(" + value + " AS " + type + ")";
    }

    private static boolean isMoment(String type) {
        return type.startsWith("TIMESTAMP") && type.endsWith(WITH_ZONE);
    }

    private static boolean isLocal(String type) {
        return !type.endsWith(WITH_ZONE)
                && (type.startsWith("TIMESTAMP") || type.equals("DATE") || type.startsWith("TIME"));
    }
}
