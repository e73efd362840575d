package dev.banister.engine.dialect.sqlite;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.schema.DataType;

/** What each type is called here. SQLite takes any name, and converts what it stores by what the name contains. */
final class TypeNames {

    private TypeNames() {}

    static String of(DataType type) {
        return type instanceof DataType.Native found ? found.sql() : of(((DataType.Portable) type).type());
    }

    static String of(ColumnType type) {
        return switch (type.kind()) {
            case PK, INTEGER -> "integer";
            case STRING -> "varchar(" + type.length() + ")";
            case TEXT, JSON -> "text";
            case BIGINT -> "bigint";
            case DECIMAL -> "decimal(" + type.length() + ", " + type.scale() + ")";
            case DOUBLE -> "double";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMPTZ -> "timestamptz";
            case BINARY -> "blob";
            case UUID -> "varchar(36)";
            case ENUM -> "varchar(" + longest(type) + ")";
        };
    }

    private static int longest(ColumnType type) {
        return type.values().stream()
                .mapToInt(value -> value.codePointCount(0, value.length()))
                .max()
                .orElse(1);
    }
}
