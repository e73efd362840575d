package dev.banister.engine.script;

import java.util.Objects;
import java.util.Optional;

/**
 * What a statement of structure sets out to do, as far as its own words tell it for certain. Statements that do anything
 * else besides have none.
 */
public sealed interface Aim {

    /** A name as the script writes it, without its quotes. */
    record Name(String text, boolean quoted) {

        public Name {
            Objects.requireNonNull(text, "text");
        }
    }

    /** The statement has the same result when it is run twice. */
    record Repeatable() implements Aim {}

    /**
     * The statement makes, takes away or changes one thing.
     *
     * @param kind of thing, in upper case: TABLE, INDEX and so on
     * @param schema that it is qualified with
     * @param table that it belongs to, where the statement says so, with that one's schema for its own
     */
    record OneThing(Effect effect, String kind, Optional<Name> schema, Name name, Optional<Name> table) implements Aim {

        public OneThing {
            Objects.requireNonNull(effect, "effect");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(table, "table");
        }
    }

    /** What becomes of the one thing. */
    enum Effect {
        /** It was not there before. */
        MAKES,
        /** It is not there afterwards. */
        ENDS,
        /** It is another afterwards. */
        CHANGES
    }

    /** What a statement's text says. */
    static Optional<Aim> of(ScriptSyntax syntax, String sql) {
        return new AimReader(HeadToken.all(syntax, sql)).read();
    }
}
