package dev.banister.engine.schema;

import java.util.Objects;

/** What a column holds where an INSERT says nothing. */
public sealed interface DefaultValue {

    /** Text, a number, a boolean, a {@code java.time} value, a UUID or bytes; the renderer writes it. */
    record Literal(Object value) implements DefaultValue {

        public Literal {
            Objects.requireNonNull(value, "value");
            if (!ValueForm.isKnown(value)) {
                throw new IllegalArgumentException(
                        "a default is text, a number, a boolean, a time, a UUID or bytes, not a "
                                + value.getClass().getSimpleName());
            }
        }
    }

    /** SQL of this database, as it is written behind DEFAULT. */
    record Expression(String sql) implements DefaultValue {

        public Expression {
            Objects.requireNonNull(sql, "sql");
        }
    }

    /** The moment of the INSERT. */
    record Now() implements DefaultValue {}
}
