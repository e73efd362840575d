package dev.banister.reliability.soak;

import dev.banister.api.admin.Step.Action;
import java.util.Set;

/**
 * One step that a plan is expected to have.
 *
 * @param late for what is put into the history
 * @param required for what is put into the history
 */
record Act(Action action, Script script, boolean late, Set<String> required) {

    static Act away(Action action, Row row) {
        return new Act(action, row.script(), false, Set.of());
    }

    /** As {@link #toString} of it is made of a step of the engine's. */
    static String text(Action action, String script) {
        return action + " " + script;
    }

    @Override
    public String toString() {
        return text(action, script.id());
    }
}
