package dev.banister.engine.dialect.h2;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.dialect.TimeText;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.DefaultValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Columns as H2 writes them: types, defaults, whole definitions. */
final class H2Columns {

    private H2Columns() {}

    /** As an inspector reads it back. */
    static String typeName(ColumnType type) {
        return switch (type.kind()) {
            case PK, BIGINT -> "BIGINT";
            case STRING -> "CHARACTER VARYING(" + type.length() + ")";
            case TEXT -> "CHARACTER LARGE OBJECT";
            case INTEGER -> "INTEGER";
            case DECIMAL -> "DECIMAL(" + type.length() + ", " + type.scale() + ")";
            case DOUBLE -> "DOUBLE PRECISION";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIME -> "TIME(6)";
            case TIMESTAMP -> "TIMESTAMP(6)";
            case TIMESTAMPTZ -> "TIMESTAMP(6) WITH TIME ZONE";
            case BINARY -> "BINARY LARGE OBJECT";
            case UUID -> "UUID";
            case JSON -> "JSON";
            case ENUM -> type.values().stream().map(H2Columns::text).collect(Collectors.joining(", ", "ENUM(", ")"));
        };
    }

    static String type(ColumnStructure column) {
        return column.type() instanceof DataType.Portable portable
                ? typeName(portable.type())
                : ((DataType.Native) column.type()).sql();
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    static String defaultValue(ColumnStructure column, DefaultValue value) {
        if (value instanceof DefaultValue.Expression expression) {
            return expression.sql();
        }
        return value instanceof DefaultValue.Literal literal
                ? literal(type(column), literal.value())
                : now(type(column));
    }

    private static String now(String type) {
        return switch (type) {
            case "DATE" -> "CURRENT_DATE";
            case "TIME(6)" -> "LOCALTIME(6)";
            case "TIMESTAMP(6)" -> "LOCALTIMESTAMP(6)";
            default -> "CURRENT_TIMESTAMP(6)";
        };
    }

    private static String literal(String type, Object value) {
        if (value instanceof String string) {
            return ("JSON".equals(type) ? "JSON " : "") + text(string);
        }
        if (value instanceof byte[] bytes) {
            return "X'" + HexFormat.of().formatHex(bytes) + "'";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Boolean) {
            return value.toString().toUpperCase(Locale.ROOT);
        }
        if (value instanceof UUID) {
            return "UUID '" + value + "'";
        }
        return value instanceof Number ? value.toString() : time(value);
    }

    private static String time(Object value) {
        if (value instanceof LocalDate) {
            return "DATE '" + value + "'";
        }
        if (value instanceof LocalTime time) {
            return "TIME '" + TimeText.of(time) + "'";
        }
        if (value instanceof LocalDateTime local) {
            return "TIMESTAMP '" + TimeText.of(local) + "'";
        }
        return TimeText.utc(value)
                .map(moment -> "TIMESTAMP WITH TIME ZONE '" + TimeText.of(moment) + "+00:00'")
                .orElseGet(() -> text(value.toString()));
    }

    /** All of it, in the order in which H2 takes it. */
    static String definition(ColumnStructure column) {
        Map<String, String> attributes = column.attributes();
        StringBuilder sql = new StringBuilder(H2Dialect.quoted(column.name()));
        sql.append(' ').append(type(column));
        if (attributes.containsKey(H2Attributes.INVISIBLE)) {
            sql.append(" INVISIBLE");
        }
        if (column.counting()) {
            sql.append(identity(attributes));
        }
        column.generatedAs()
                .ifPresent(expression ->
                        sql.append(" GENERATED ALWAYS AS (").append(expression).append(')'));
        column.defaultValue().ifPresent(value -> sql.append(" DEFAULT ").append(defaultValue(column, value)));
        if (attributes.containsKey(H2Attributes.ON_UPDATE)) {
            sql.append(" ON UPDATE ").append(attributes.get(H2Attributes.ON_UPDATE));
        }
        if (attributes.containsKey(H2Attributes.DEFAULT_ON_NULL)) {
            sql.append(" DEFAULT ON NULL");
        }
        if (!column.comment().isEmpty()) {
            sql.append(" COMMENT ").append(text(column.comment()));
        }
        return sql.append(column.nullable() ? "" : " NOT NULL").toString();
    }

    private static String identity(Map<String, String> attributes) {
        String options = attributes.getOrDefault(H2Attributes.IDENTITY_OPTIONS, "");
        return " GENERATED " + attributes.getOrDefault(H2Attributes.IDENTITY, "BY DEFAULT") + " AS IDENTITY"
                + (options.isEmpty() ? "" : "(" + options + ")");
    }
}
