package dev.banister.engine.dialect.postgresql;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.schema.DataType;
import java.util.Set;

/** What the types of the structure language are called, as the server itself spells them. */
final class TypeNames {

    private static final Set<ColumnType.Kind> OF_CHARACTERS =
            Set.of(ColumnType.Kind.STRING, ColumnType.Kind.TEXT, ColumnType.Kind.ENUM);
    private static final Set<ColumnType.Kind> OF_ANY_LENGTH = Set.of(
            ColumnType.Kind.STRING,
            ColumnType.Kind.TEXT,
            ColumnType.Kind.ENUM,
            ColumnType.Kind.BINARY,
            ColumnType.Kind.JSON,
            ColumnType.Kind.DECIMAL);

    private TypeNames() {}

    static String of(DataType type) {
        return type instanceof DataType.Native found ? found.sql() : typeName(((DataType.Portable) type).type());
    }

    private static String typeName(ColumnType type) {
        return switch (type.kind()) {
            case PK, BIGINT -> "bigint";
            case STRING -> "character varying(" + type.length() + ")";
            case TEXT -> "text";
            case INTEGER -> "integer";
            case DECIMAL -> "numeric(" + type.length() + "," + type.scale() + ")";
            case DOUBLE -> "double precision";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIME -> "time(6) without time zone";
            case TIMESTAMP -> "timestamp(6) without time zone";
            case TIMESTAMPTZ -> "timestamp(6) with time zone";
            case BINARY -> "bytea";
            case UUID -> "uuid";
            case JSON -> "jsonb";
            case ENUM -> "character varying(" + longest(type) + ")";
        };
    }

    private static int longest(ColumnType type) {
        return type.values().stream()
                .mapToInt(value -> Math.max(1, value.codePointCount(0, value.length())))
                .max()
                .orElse(1);
    }

    /**
     * The type to cast to in front of an assignment: without a length, since a cast cuts in silence what does not fit,
     * and an assignment refuses it.
     */
    static String forCast(String type) {
        if (type.startsWith("\"")) {
            return type;
        }
        String any = type.replaceFirst("^character\\(\\d+\\)", "bpchar").replaceFirst("^bit\\(\\d+\\)", "bit varying");
        return any.replaceFirst("\\([^)]*\\)", "");
    }

    /** Can it have a collation? What an inspector has found is not asked: it has one only if it can. */
    static boolean isOfCharacters(DataType type) {
        return !(type instanceof DataType.Portable portable)
                || OF_CHARACTERS.contains(portable.type().kind());
    }

    /** Can the server be told how to store it? */
    static boolean isOfAnyLength(DataType type) {
        return !(type instanceof DataType.Portable portable)
                || OF_ANY_LENGTH.contains(portable.type().kind());
    }
}
