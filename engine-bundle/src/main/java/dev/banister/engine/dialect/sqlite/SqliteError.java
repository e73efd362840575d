package dev.banister.engine.dialect.sqlite;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What SQLite says is wrong. The driver's own number tells the primary code only; the extended one is in its message.
 *
 * @param code such as {@code SQLITE_CONSTRAINT_UNIQUE}; empty text if the driver itself complains
 * @param text SQLite's own words
 */
record SqliteError(String code, String text) {

    private static final Pattern MESSAGE = Pattern.compile("\\[(SQLITE_\\w+)]\\s*[^(]*\\((.*)\\)", Pattern.DOTALL);

    static SqliteError of(SQLException exception) {
        String message = String.valueOf(exception.getMessage());
        Matcher matcher = MESSAGE.matcher(message);
        return matcher.lookingAt() ? new SqliteError(matcher.group(1), matcher.group(2)) : new SqliteError("", message);
    }

    /** An exception that reads as one of the driver's. */
    static SQLException exception(String code, String text) {
        return new SQLException("[" + code + "] (" + text + ")");
    }

    boolean is(String primaryCode) {
        return code.equals(primaryCode) || code.startsWith(primaryCode + "_");
    }

    /** One line. */
    @Override
    public String toString() {
        String line = text.lines().findFirst().orElse(text);
        return code.isEmpty() ? line : line + " [" + code + "]";
    }
}
