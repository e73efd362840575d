package dev.banister.engine.dialect;

import dev.banister.engine.script.Aim;
import dev.banister.engine.script.Aim.Effect;
import dev.banister.engine.script.Aim.Name;
import dev.banister.engine.script.Aim.OneThing;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is to be asked of a database to learn whether a statement has happened, as it is kept in the history while that
 * statement is in flight.
 *
 * @param effect of the statement on one thing; empty if it has the same result when it is run twice, so that there is
 *     nothing to ask
 * @param kind of the thing, in upper case
 * @param schema that it is in, as the database stores the name; empty text for the one that is current
 * @param name of the thing, as the database stores it
 * @param table that it belongs to, if the statement says so; else empty text
 */
public record Question(Optional<Effect> effect, String kind, String schema, String name, String table) {

    /** There is nothing to ask. */
    public static final Question REPEATABLE = new Question(Optional.empty(), "", "", "", "");

    private static final String SEPARATOR = "\n";
    private static final int PARTS = 5;

    public Question {
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(table, "table");
    }

    /**
     * About what a statement sets out to do.
     *
     * @param stored makes a name as the database stores it
     */
    public static Question about(Aim aim, Function<Name, String> stored) {
        if (!(aim instanceof OneThing thing)) {
            return REPEATABLE;
        }
        return new Question(
                Optional.of(thing.effect()),
                thing.kind(),
                thing.schema().map(stored).orElse(""),
                stored.apply(thing.name()),
                thing.table().map(stored).orElse(""));
    }

    /** The same of a thing in that schema. */
    public Question in(String otherSchema) {
        return new Question(effect, kind, otherSchema, name, table);
    }

    /** Can its parts be told from each other in its text? */
    boolean isWritable() {
        return List.of(schema, name, table).stream().noneMatch(part -> part.contains(SEPARATOR));
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        return String.join(SEPARATOR, effect.map(Effect::name).orElse(""), kind, schema, name, table);
    }

    /** Of empty text there is none. */
    public static Optional<Question> parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        Optional<Effect> effect = parts[0].isEmpty() ? Optional.empty() : Optional.of(Effect.valueOf(parts[0]));
        return Optional.of(new Question(effect, parts[1], parts[2], parts[3], parts[4]));
    }
}
