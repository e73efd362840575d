package dev.banister.engine.dialect.mariadb;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.dialect.TimeText;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.DefaultValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.UUID;

/** What stands behind DEFAULT. */
record DefaultText(Flavour flavour, TypeNames types) {

    private static final int SMALLEST_STEP = 1000;

    String of(String table, ColumnStructure column, DefaultValue value) {
        if (value instanceof DefaultValue.Expression expression) {
            return expression.sql();
        }
        String where = table + "." + column.name();
        if (value instanceof DefaultValue.Now) {
            return now(where, column.type());
        }
        String literal = literal(where, ((DefaultValue.Literal) value).value());
        return flavour.bracketsDefaults() && types.isLong(column.type()) ? "(" + literal + ")" : literal;
    }

    private String now(String where, DataType type) {
        if (type instanceof DataType.Portable portable && portable.type().kind() == ColumnType.Kind.TIMESTAMPTZ) {
            return "(utc_timestamp(6))";
        }
        String name = types.of(type);
        int bracket = name.indexOf('(');
        String precision = bracket < 0 ? "" : name.substring(bracket);
        return switch (bracket < 0 ? name : name.substring(0, bracket)) {
            case "datetime", "timestamp" -> "current_timestamp" + precision;
            case "date" -> "(curdate())";
            case "time" -> "(curtime" + (precision.isEmpty() ? "()" : precision) + ")";
            default ->
                throw NotHonoured.of(
                        flavour.product(),
                        where,
                        "the present moment as default of a column of type " + name,
                        "that type holds no day or time",
                        "Give the column a type that holds one, or another default.");
        };
    }

    private String literal(String where, Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Double || value instanceof Float) {
            return finite(where, ((Number) value).doubleValue());
        }
        if (value instanceof Number number) {
            return number.toString();
        }
        if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().withUpperCase().formatHex(bytes) + "'";
        }
        if (value instanceof CharSequence || value instanceof UUID || value instanceof Enum<?>) {
            return Sql.text(value.toString());
        }
        if (value instanceof Temporal time) {
            return Sql.text(time(where, time));
        }
        throw NotHonoured.of(
                flavour.product(),
                where,
                "a default of " + value.getClass().getName(),
                "only text, numbers, booleans, java.time values, UUIDs and bytes can be written",
                "Write the default as an expression in SQL.");
    }

    private String finite(String where, double number) {
        if (Double.isFinite(number)) {
            return Double.toString(number);
        }
        throw NotHonoured.of(
                flavour.product(),
                where,
                "the default " + number,
                flavour.product() + " has no number that is infinite or none",
                "Give the column a default that is a number.");
    }

    private String time(String where, Temporal time) {
        if (time.isSupported(ChronoField.NANO_OF_SECOND) && time.get(ChronoField.NANO_OF_SECOND) % SMALLEST_STEP != 0) {
            throw NotHonoured.of(
                    flavour.product(),
                    where,
                    "the default " + time,
                    "times are kept to the microsecond",
                    "Give a default of whole microseconds.");
        }
        if (time instanceof LocalDate) {
            return time.toString();
        }
        if (time instanceof LocalTime clock) {
            return TimeText.of(clock);
        }
        if (time instanceof LocalDateTime dayAndTime) {
            return TimeText.of(dayAndTime);
        }
        return TimeText.utc(time)
                .map(TimeText::of)
                .orElseThrow(() -> NotHonoured.of(
                        flavour.product(),
                        where,
                        "a default of " + time.getClass().getName(),
                        "it is no day, time or moment that can be written",
                        "Give a java.time value that says a day, a time of day, both, or a moment."));
    }
}
