package dev.banister.engine.schema;

import dev.banister.api.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Types and defaults of columns as members of an object in JSON. */
final class ValueForm {

    /** By the simple name of the class. */
    private static final Map<String, Function<String, Object>> READERS = readers();

    private ValueForm() {}

    private static Map<String, Function<String, Object>> readers() {
        Map<String, Function<String, Object>> readers = new LinkedHashMap<>();
        readers.put("String", text -> text);
        readers.put("Boolean", Boolean::valueOf);
        readers.put("Byte", Byte::valueOf);
        readers.put("Short", Short::valueOf);
        readers.put("Integer", Integer::valueOf);
        readers.put("Long", Long::valueOf);
        readers.put("Float", Float::valueOf);
        readers.put("Double", Double::valueOf);
        readers.put("BigDecimal", BigDecimal::new);
        readers.put("BigInteger", BigInteger::new);
        readers.put("LocalDate", LocalDate::parse);
        readers.put("LocalTime", LocalTime::parse);
        readers.put("LocalDateTime", LocalDateTime::parse);
        readers.put("OffsetDateTime", OffsetDateTime::parse);
        readers.put("Instant", Instant::parse);
        readers.put("UUID", UUID::fromString);
        readers.put("byte[]", Base64.getDecoder()::decode);
        return readers;
    }

    /** Can a column have it as a default? */
    static boolean isKnown(Object value) {
        return READERS.containsKey(value.getClass().getSimpleName());
    }

    static void putType(Members members, DataType type) {
        if (type instanceof DataType.Native own) {
            members.text("type", own.sql());
        } else if (type instanceof DataType.Portable portable) {
            ColumnType said = portable.type();
            members.object(
                    "portable",
                    new Members()
                            .text("kind", said.kind().name())
                            .number("length", said.length())
                            .number("scale", said.scale())
                            .texts("values", said.values()));
        }
    }

    static DataType type(Members members) {
        return members.object("portable")
                .<DataType>map(said -> new DataType.Portable(portable(said)))
                .orElseGet(() -> new DataType.Native(members.text("type")));
    }

    private static ColumnType portable(Members said) {
        int length = said.number("length");
        return switch (ColumnType.Kind.valueOf(said.text("kind"))) {
            case PK -> ColumnType.pk();
            case STRING -> ColumnType.string(length);
            case TEXT -> ColumnType.text();
            case INTEGER -> ColumnType.integer();
            case BIGINT -> ColumnType.bigint();
            case DECIMAL -> ColumnType.decimal(length, said.number("scale"));
            case DOUBLE -> ColumnType.doublePrecision();
            case BOOLEAN -> ColumnType.bool();
            case DATE -> ColumnType.date();
            case TIME -> ColumnType.time();
            case TIMESTAMP -> ColumnType.timestamp();
            case TIMESTAMPTZ -> ColumnType.timestamptz();
            case BINARY -> ColumnType.binary();
            case UUID -> ColumnType.uuid();
            case JSON -> ColumnType.json();
            case ENUM -> ColumnType.enumOf(said.texts("values").toArray(String[]::new));
        };
    }

    static void putDefault(Members members, Optional<DefaultValue> value) {
        if (value.orElse(null) instanceof DefaultValue.Expression expression) {
            members.maybe("default", Optional.of(expression.sql()));
        } else if (value.orElse(null) instanceof DefaultValue.Literal literal) {
            members.object("literal", literal(literal.value()));
        } else {
            members.flag("defaultNow", value.isPresent());
        }
    }

    /** An empty text has to be told from none. */
    private static Members literal(Object value) {
        String text = value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value.toString();
        return new Members().text("class", value.getClass().getSimpleName()).maybe("value", Optional.of(text));
    }

    static Optional<DefaultValue> defaultValue(Members members) {
        if (members.flag("defaultNow")) {
            return Optional.of(new DefaultValue.Now());
        }
        Optional<DefaultValue> expression = members.maybe("default").map(DefaultValue.Expression::new);
        return expression.isPresent() ? expression : members.object("literal").map(ValueForm::literal);
    }

    private static DefaultValue literal(Members members) {
        Function<String, Object> reader = READERS.get(members.text("class"));
        if (reader == null) {
            throw new IllegalArgumentException("a default of " + members.text("class") + " is not known");
        }
        return new DefaultValue.Literal(reader.apply(members.text("value")));
    }
}
