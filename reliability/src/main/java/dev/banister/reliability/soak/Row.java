package dev.banister.reliability.soak;

import java.util.Set;

/**
 * What the history is to hold of a script.
 *
 * @param sequence of the event that it came with
 * @param late was something younger of its module there before it?
 * @param required the groups of other modules that it required then
 */
record Row(Script script, State state, long sequence, boolean late, Set<String> required) {

    /** As the history calls them. */
    enum State {
        APPLIED,
        MARKED,
        IGNORED
    }

    String group() {
        return script.module() + "/" + script.group();
    }

    /** Can it be taken back? */
    boolean stands() {
        return state != State.IGNORED;
    }

    @Override
    public String toString() {
        return sequence + " " + script.id() + " " + state + (late ? " late" : "") + " "
                + required.stream().sorted().toList();
    }
}
