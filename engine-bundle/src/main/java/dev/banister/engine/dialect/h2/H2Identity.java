package dev.banister.engine.dialect.h2;

import dev.banister.engine.schema.ColumnStructure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a column counts up, as far as that is not what the column's type brings by itself. */
final class H2Identity {

    private static final Pattern LAST = Pattern.compile("MAXVALUE (-?\\d+)");

    private H2Identity() {}

    /** Nothing for one that counts from 1 in ones; where it is by now says nothing about the structure. */
    static String options(ResultSet row, String type) throws SQLException {
        List<String> options = new ArrayList<>();
        add(options, "START WITH ", row.getLong("IDENTITY_START"), 1);
        add(options, "INCREMENT BY ", row.getLong("IDENTITY_INCREMENT"), 1);
        add(options, "MINVALUE ", row.getLong("IDENTITY_MINIMUM"), 1);
        add(options, "MAXVALUE ", row.getLong("IDENTITY_MAXIMUM"), usualLast(type));
        add(options, "CACHE ", row.getLong("IDENTITY_CACHE"), 32);
        if ("YES".equals(row.getString("IDENTITY_CYCLE"))) {
            options.add("CYCLE");
        }
        return String.join(" ", options);
    }

    private static void add(List<String> options, String words, long value, long usual) {
        if (value != usual) {
            options.add(words + value);
        }
    }

    /** The last number that it counts to: what its options say, or what its type holds, whichever is less. */
    static long last(ColumnStructure column) {
        long usual = usualLast(H2Columns.type(column));
        Matcher said = LAST.matcher(column.attributes().getOrDefault(H2Attributes.IDENTITY_OPTIONS, ""));
        return said.find() ? Math.min(Long.parseLong(said.group(1)), usual) : usual;
    }

    private static long usualLast(String type) {
        return switch (type) {
            case "TINYINT" -> Byte.MAX_VALUE;
            case "SMALLINT" -> Short.MAX_VALUE;
            case "INTEGER" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
