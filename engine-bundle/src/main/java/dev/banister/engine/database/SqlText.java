package dev.banister.engine.database;

import java.util.regex.Pattern;

/** SQL as it is shown in messages. */
public final class SqlText {

    private static final int LONGEST = 200;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private SqlText() {}

    /** On one line, and shortened. */
    public static String shorten(String sql) {
        String line = SPACE.matcher(sql.trim()).replaceAll(" ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
