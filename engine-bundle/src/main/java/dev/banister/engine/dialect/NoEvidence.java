package dev.banister.engine.dialect;

import dev.banister.engine.script.Aim.Name;
import dev.banister.engine.script.ScriptSyntax;

/** Shows nothing: only what has the same result when it is run twice is clear. */
public record NoEvidence(ScriptSyntax syntax) implements Evidence {

    @Override
    public String stored(Name name) {
        return name.text();
    }

    @Override
    public boolean canAnswer(Question question) {
        return false;
    }

    @Override
    public Expression schema(Question question) {
        return Expression.of("''");
    }

    @Override
    public Expression state(Question question) {
        return Expression.of("''");
    }
}
