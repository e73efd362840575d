package dev.banister.engine.dialect.h2;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a database is set to that decides what its names and texts are.
 *
 * @param toUpper are names that are written without quotes made upper case?
 * @param toLower are they made lower case?
 * @param ignoresCase are names the same whatever their case?
 */
record H2Settings(boolean toUpper, boolean toLower, boolean ignoresCase) {

    private static final String QUERY = "SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
            + " WHERE SETTING_NAME IN ('MODE', 'DATABASE_TO_UPPER', 'DATABASE_TO_LOWER',"
            + " 'CASE_INSENSITIVE_IDENTIFIERS')";

    /** @throws RefusedException if the database is in a mode in which it does not keep what it is given */
    static H2Settings of(Connection connection) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        H2Rows.all(connection, row -> settings.put(row.getString(1), row.getString(2)), QUERY);
        if ("ORACLE".equals(settings.getOrDefault("MODE", "").toUpperCase(Locale.ROOT))) {
            throw new RefusedException(Finding.of(
                            FindingCodes.UNKNOWN_DATABASE,
                            Severity.ERROR,
                            Place.host(),
                            "the database is one that Banister does not work with: H2 in its mode for Oracle",
                            "Leave MODE=Oracle out of the URL. For the modules' own sake MODE=PostgreSQL or the regular"
                                    + " mode will do.")
                    .because("in that mode H2 makes NULL of every empty text", "the history holds empty texts"));
        }
        return new H2Settings(
                is(settings, "DATABASE_TO_UPPER"),
                is(settings, "DATABASE_TO_LOWER"),
                is(settings, "CASE_INSENSITIVE_IDENTIFIERS"));
    }

    private static boolean is(Map<String, String> settings, String name) {
        return Boolean.parseBoolean(settings.get(name));
    }

    /** A name as it is stored when it is written without quotes. */
    String fold(String name) {
        if (!isPlain(name)) {
            return name;
        }
        if (toUpper) {
            return name.toUpperCase(Locale.ENGLISH);
        }
        return toLower ? name.toLowerCase(Locale.ENGLISH) : name;
    }

    /** Letters of any language, and such signs as stand in names of Java. */
    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.charAt(0) != '$'
                && Character.isJavaIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(Character::isJavaIdentifierPart);
    }
}
