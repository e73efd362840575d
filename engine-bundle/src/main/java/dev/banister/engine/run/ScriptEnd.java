package dev.banister.engine.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How a script came to its end.
 *
 * @param took as the history has it
 */
record ScriptEnd(Duration took, Optional<ScriptFailure> failure) {

    static ScriptEnd done(Duration took) {
        return new ScriptEnd(took, Optional.empty());
    }

    static ScriptEnd failed(Duration took, ScriptFailure failure) {
        return new ScriptEnd(took, Optional.of(failure));
    }
}
