package dev.banister.engine.history;

import dev.banister.api.model.ScriptId;
import java.util.Objects;

/**
 * An operation of a script that is applied.
 *
 * @param sequence of the script's event
 * @param operation as text
 */
public record KeptOperation(ScriptId script, long sequence, String operation) {

    public KeptOperation {
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(operation, "operation");
    }
}
