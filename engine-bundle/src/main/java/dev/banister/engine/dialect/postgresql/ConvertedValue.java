package dev.banister.engine.dialect.postgresql;

/** How an old value becomes one of another type: what has no zone is in UTC, whatever the session's zone is. */
final class ConvertedValue {

    private static final String WITH_ZONE = "with time zone";

    /** A day, or a day and a time, as ISO 8601 writes them. */
    private static final String WITHOUT_OFFSET =
            "^ *[0-9]+-[0-9]+-[0-9]+([T ]+[0-9]+:[0-9]+(:[0-9]+([.][0-9]+)?)?)? *$";

    private ConvertedValue() {}

    /** @param column its name, quoted */
    static String of(String column, String from, String to) {
        String cast = "::" + TypeNames.forCast(to);
        if (isMoment(from) == isMoment(to)) {
            return column + cast;
        }
        String utc = " AT TIME ZONE 'UTC'";
        if (isMoment(from)) {
            String local = "(" + column + utc + ")";
            return (isLocal(to) ? local : "(" + local + "::text || '+00')") + cast;
        }
        String asUtc = "(" + column + "::timestamp" + utc + ")" + cast;
        if (isText(from)) {
            return "CASE WHEN " + column + " ~ '" + WITHOUT_OFFSET + "' THEN " + asUtc + " ELSE " + column + cast
                    + " END";
        }
        return isLocal(from) ? asUtc : column + cast;
    }

    private static boolean isMoment(String type) {
        return type.startsWith("timestamp") && type.endsWith(WITH_ZONE);
    }

    private static boolean isLocal(String type) {
        return !type.endsWith(WITH_ZONE)
                && (type.startsWith("timestamp") || type.startsWith("time") || type.equals("date"));
    }

    private static boolean isText(String type) {
        return type.startsWith("character") || type.equals("text");
    }
}
