package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.DefaultValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.UUID;

/** What stands behind DEFAULT. */
final class DefaultText {

    private static final int SMALLEST_STEP = 1000;

    private DefaultText() {}

    static String of(String table, ColumnStructure column, DefaultValue value) {
        if (value instanceof DefaultValue.Expression expression) {
            return expression.sql();
        }
        String where = table + "." + column.name();
        return value instanceof DefaultValue.Now
                ? now(where, column.type())
                : literal(where, ((DefaultValue.Literal) value).value());
    }

    private static String now(String where, DataType type) {
        String name = TypeNames.of(type);
        if (name.startsWith("timestamp")) {
            return name.endsWith("with time zone") ? "CURRENT_TIMESTAMP" : "LOCALTIMESTAMP";
        }
        if (name.equals("date")) {
            return "CURRENT_DATE";
        }
        if (name.startsWith("time")) {
            return name.endsWith("with time zone") ? "CURRENT_TIME" : "LOCALTIME";
        }
        throw Names.notHonoured(
                where,
                "the present moment as default of a column of type " + name,
                "that type holds no day or time",
                "Give the column a type that holds one, or another default.");
    }

    private static String literal(String where, Object value) {
        if (value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Double || value instanceof Float) {
            boolean isFinite = Double.isFinite(((Number) value).doubleValue());
            return isFinite ? value.toString() : Sql.text(value.toString());
        }
        if (value instanceof Number number) {
            return number.toString();
        }
        if (value instanceof byte[] bytes) {
            return Sql.text("\\x" + HexFormat.of().formatHex(bytes)) + "::bytea";
        }
        if (value instanceof CharSequence || value instanceof UUID || value instanceof Enum<?>) {
            return Sql.text(value.toString());
        }
        if (value instanceof Temporal time) {
            return Sql.text(time(where, time));
        }
        throw Names.notHonoured(
                where,
                "a default of " + value.getClass().getName(),
                "only text, numbers, booleans, java.time values, UUIDs and bytes can be written",
                "Write the default as an expression in SQL.");
    }

    private static String time(String where, Temporal time) {
        if (time.isSupported(ChronoField.NANO_OF_SECOND) && time.get(ChronoField.NANO_OF_SECOND) % SMALLEST_STEP != 0) {
            throw Names.notHonoured(
                    where,
                    "the default " + time,
                    "times are kept to the microsecond",
                    "Give a default of whole microseconds.");
        }
        if (time instanceof ZonedDateTime zoned) {
            return zoned.toOffsetDateTime().toString();
        }
        boolean isWritten = time instanceof LocalDate
                || time instanceof LocalTime
                || time instanceof LocalDateTime
                || time instanceof OffsetTime
                || time instanceof OffsetDateTime
                || time instanceof Instant;
        if (isWritten) {
            return time.toString();
        }
        throw Names.notHonoured(
                where,
                "a default of " + time.getClass().getName(),
                "it is no day, time or moment that can be written",
                "Give a java.time value that says a day, a time of day, both, or a moment.");
    }
}
