package dev.banister.api.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The type of a column, said without naming a database; {@code docs/types.md} has what each becomes where. Meant to be
 * imported statically: {@code addColumn("kind", enumOf("image", "video"))}. Immutable.
 */
public final class ColumnType {

    /** What sort of values a column holds. */
    public enum Kind {
        /** A number that the database counts up itself, and the primary key. */
        PK,
        /** Text of a length that is limited. */
        STRING,
        /** Text of any length. */
        TEXT,
        /** 32 bits. */
        INTEGER,
        /** 64 bits. */
        BIGINT,
        /** An exact number. */
        DECIMAL,
        /** A floating-point number of 64 bits. */
        DOUBLE,
        /** True or false. */
        BOOLEAN,
        /** A day. */
        DATE,
        /** A time of day, to the microsecond. */
        TIME,
        /** A day and a time of day, in no particular zone, to the microsecond. */
        TIMESTAMP,
        /** A moment, to the microsecond. */
        TIMESTAMPTZ,
        /** Bytes. */
        BINARY,
        /** A UUID. */
        UUID,
        /** A JSON document. */
        JSON,
        /** One of some texts. */
        ENUM
    }

    private static final int DEFAULT_LENGTH = 255;

    private final Kind kind;
    private final int length;
    private final int scale;
    private final List<String> values;

    private ColumnType(Kind kind, int length, int scale, List<String> values) {
        this.kind = kind;
        this.length = length;
        this.scale = scale;
        this.values = List.copyOf(values);
    }

    private static ColumnType of(Kind kind) {
        return new ColumnType(kind, 0, 0, List.of());
    }

    public static ColumnType pk() {
        return of(Kind.PK);
    }

    /** Up to 255 characters. */
    public static ColumnType string() {
        return string(DEFAULT_LENGTH);
    }

    /** @param length in characters, at least 1 */
    public static ColumnType string(int length) {
        require(length >= 1, "the length of a string is at least 1, not " + length);
        return new ColumnType(Kind.STRING, length, 0, List.of());
    }

    public static ColumnType text() {
        return of(Kind.TEXT);
    }

    public static ColumnType integer() {
        return of(Kind.INTEGER);
    }

    public static ColumnType bigint() {
        return of(Kind.BIGINT);
    }

    /**
     * @param precision how many digits in all, 1 to 38
     * @param scale how many of them behind the point
     */
    public static ColumnType decimal(int precision, int scale) {
        require(
                precision >= 1 && precision <= 38 && scale >= 0 && scale <= precision,
                "a decimal has 1 to 38 digits, and no more behind the point, not " + precision + ", " + scale);
        return new ColumnType(Kind.DECIMAL, precision, scale, List.of());
    }

    public static ColumnType doublePrecision() {
        return of(Kind.DOUBLE);
    }

    public static ColumnType bool() {
        return of(Kind.BOOLEAN);
    }

    public static ColumnType date() {
        return of(Kind.DATE);
    }

    public static ColumnType time() {
        return of(Kind.TIME);
    }

    public static ColumnType timestamp() {
        return of(Kind.TIMESTAMP);
    }

    public static ColumnType timestamptz() {
        return of(Kind.TIMESTAMPTZ);
    }

    public static ColumnType binary() {
        return of(Kind.BINARY);
    }

    public static ColumnType uuid() {
        return of(Kind.UUID);
    }

    public static ColumnType json() {
        return of(Kind.JSON);
    }

    /** One of these texts, of which there is at least one and none twice. */
    public static ColumnType enumOf(String... values) {
        require(values.length > 0, "an enumeration has at least one value");
        require(Arrays.stream(values).distinct().count() == values.length, "an enumeration has no value twice");
        return new ColumnType(Kind.ENUM, 0, 0, List.of(values));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    public Kind kind() {
        return kind;
    }

    /** Of a string in characters; of a decimal its digits in all; else 0. */
    public int length() {
        return length;
    }

    /** Of a decimal: its digits behind the point; else 0. */
    public int scale() {
        return scale;
    }

    /** Of an enumeration; else empty. */
    public List<String> values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnType type
                && kind == type.kind
                && length == type.length
                && scale == type.scale
                && values.equals(type.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, length, scale, values);
    }

    /** As it is written in messages, such as {@code decimal(10, 2)}. */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        return switch (kind) {
            case STRING -> name + "(" + length + ")";
            case DECIMAL -> name + "(" + length + ", " + scale + ")";
            case ENUM -> name + "(" + String.join(", ", values) + ")";
            default -> name;
        };
    }
}
