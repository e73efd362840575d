package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.dialect.TimeText;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DefaultValue;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What stands behind DEFAULT. Times are text that sorts as they do. */
final class DefaultText {

    private static final Set<String> WORDS =
            Set.of("NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

    private DefaultText() {}

    static String of(ColumnStructure column, DefaultValue value) {
        if (value instanceof DefaultValue.Expression expression) {
            return expression(expression.sql());
        }
        return value instanceof DefaultValue.Literal literal ? literal(literal.value()) : now(column);
    }

    /** In brackets unless it is a value, or has them already. */
    private static String expression(String sql) {
        List<Token> tokens = Token.of(sql);
        boolean signed = tokens.size() == 2
                && (tokens.get(0).isSign('-') || tokens.get(0).isSign('+'));
        boolean value = tokens.size() == 1
                && (tokens.get(0).kind() == Token.Kind.TEXT
                        || isValue(tokens.get(0).text()));
        return signed || value || isBracketed(sql) ? sql : "(" + sql + ")";
    }

    static boolean isBracketed(String sql) {
        TokenReader reader = new TokenReader(sql);
        if (!reader.peek().isSign('(')) {
            return false;
        }
        reader.bracketed();
        return reader.atEnd();
    }

    /** Is that word a number, or one that stands for a value? */
    static boolean isValue(String word) {
        boolean number = !word.isEmpty() && (Character.isDigit(word.charAt(0)) || word.charAt(0) == '.');
        return number || WORDS.contains(word.toUpperCase(Locale.ROOT));
    }

    /** Is it the same for every row, so that ADD COLUMN takes it? */
    static boolean isConstant(String text) {
        return !text.startsWith("(") && !text.toUpperCase(Locale.ROOT).startsWith("CURRENT_");
    }

    private static String literal(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        if (value instanceof byte[] bytes) {
            return "X'" + HexFormat.of().formatHex(bytes) + "'";
        }
        return Sql.text(time(value));
    }

    /** A moment is told from a day and time in no zone by its {@code T} and {@code Z}. */
    static String time(Object value) {
        if (value instanceof LocalTime time) {
            return TimeText.of(time);
        }
        if (value instanceof LocalDateTime timestamp) {
            return TimeText.of(timestamp);
        }
        return TimeText.utc(value).map(DefaultText::moment).orElseGet(value::toString);
    }

    private static String moment(LocalDateTime utc) {
        return TimeText.of(utc).replace(' ', 'T') + "Z";
    }

    /** In UTC, and no finer than SQLite's clock, which has milliseconds; as wide as any other time. */
    private static String now(ColumnStructure column) {
        return switch (TypeNames.of(column.type()).toLowerCase(Locale.ROOT)) {
            case "date" -> "CURRENT_DATE";
            case "time" -> "(strftime('%H:%M:%f000', 'now'))";
            case "timestamp" -> "(strftime('%Y-%m-%d %H:%M:%f000', 'now'))";
            default -> "(strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))";
        };
    }
}
