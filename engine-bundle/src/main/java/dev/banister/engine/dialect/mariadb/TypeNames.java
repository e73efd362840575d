package dev.banister.engine.dialect.mariadb;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.schema.DataType;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the types of the structure language are called. */
record TypeNames(Flavour flavour) {

    private static final Set<ColumnType.Kind> OF_CHARACTERS =
            Set.of(ColumnType.Kind.STRING, ColumnType.Kind.TEXT, ColumnType.Kind.ENUM);
    private static final Pattern NATIVE_OF_CHARACTERS = Pattern.compile(
            "(long|medium|tiny)?text\\b.*|(national )?(var)?char(acter)?\\b.*|n(var)?char\\b.*|enum\\(.*|set\\(.*");
    private static final Pattern LONG_NATIVE =
            Pattern.compile("(long|medium|tiny)?(text|blob)\\b.*|json\\b.*|(multi)?(point|linestring|polygon)\\b.*"
                    + "|geom(etry|collection|etrycollection)\\b.*");

    String of(DataType type) {
        return type instanceof DataType.Native found ? found.sql() : typeName(((DataType.Portable) type).type());
    }

    private String typeName(ColumnType type) {
        return switch (type.kind()) {
            case PK, BIGINT -> "bigint";
            case STRING -> "varchar(" + type.length() + ")";
            case TEXT -> "longtext";
            case INTEGER -> "int";
            case DECIMAL -> "decimal(" + type.length() + "," + type.scale() + ")";
            case DOUBLE -> "double";
            case BOOLEAN -> "tinyint(1)";
            case DATE -> "date";
            case TIME -> "time(6)";
            // Both are days and times without a zone; what is a moment is kept in UTC.
            case TIMESTAMP, TIMESTAMPTZ -> "datetime(6)";
            case BINARY -> "longblob";
            case UUID -> flavour.hasUuid() ? "uuid" : "char(36)";
            case JSON -> "json";
            case ENUM -> type.values().stream().map(Sql::text).collect(Collectors.joining(",", "enum(", ")"));
        };
    }

    /** Has it a character set of the author's or the database's choice? */
    boolean isOfCharacters(DataType type) {
        return type instanceof DataType.Portable portable
                ? OF_CHARACTERS.contains(portable.type().kind())
                : NATIVE_OF_CHARACTERS
                        .matcher(of(type).toLowerCase(Locale.ROOT))
                        .matches();
    }

    /** Is it of those that MySQL takes a default for only in brackets? */
    boolean isLong(DataType type) {
        return LONG_NATIVE.matcher(of(type).toLowerCase(Locale.ROOT)).matches();
    }
}
