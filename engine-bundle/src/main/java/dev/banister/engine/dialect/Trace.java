package dev.banister.engine.dialect;

import dev.banister.engine.script.Aim.Effect;
import java.util.Objects;
import java.util.Optional;

/**
 * What a database showed before a statement that may have happened since.
 *
 * @param question of a thing in its schema
 * @param before its answer then
 */
public record Trace(Question question, String before) {

    public Trace {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(before, "before");
    }

    /**
     * Has the statement happened, as the answer tells that there is now? Empty if that is no clear word: where a thing is
     * not what the statement needs, somebody else has been at work.
     */
    public Optional<Boolean> hasHappened(String now) {
        Optional<Effect> effect = question.effect();
        if (effect.isEmpty()) {
            // It is run again in any case.
            return Optional.of(false);
        }
        boolean fits = effect.get() == Effect.MAKES ? before.isEmpty() : !before.isEmpty();
        boolean clear = fits && (effect.get() != Effect.CHANGES || !now.isEmpty());
        return clear ? Optional.of(!now.equals(before)) : Optional.empty();
    }

    /** In words, for the log. */
    public String because(String now) {
        if (question.effect().isEmpty()) {
            return "it has the same result when it is run twice";
        }
        if (question.effect().get() == Effect.CHANGES) {
            return thing() + (now.equals(before) ? " is defined as before it" : " is defined otherwise than before it");
        }
        return thing() + (now.isEmpty() ? " is not there" : " is there");
    }

    /** In words, what was seen where that is no clear word. */
    public String unclear(String now) {
        return thing() + (before.isEmpty() ? " was not there before it" : " was there before it") + ", and "
                + (now.isEmpty() ? "is not there" : "is there");
    }

    private String thing() {
        return question.kind() + " " + question.schema() + (question.schema().isEmpty() ? "" : ".") + question.name();
    }
}
