package dev.banister.reliability.trial;

import java.util.List;

/**
 * What became of a trial.
 *
 * @param notes what had to be settled, or is wrong
 */
public record Verdict(Point point, String call, Result result, List<String> notes) {

    /** The worst of what holds. */
    public enum Result {
        /** The same commands again were enough. */
        SURVIVED,
        /** A person had to look whether a statement was executed. */
        IN_DOUBT,
        /** A person had to finish or undo a script by hand. */
        STOPPED,
        /** The database is not what it would have been, or cannot be brought there, or was in doubt where it must not be. */
        WRONG
    }

    public Verdict {
        notes = List.copyOf(notes);
    }

    @Override
    public String toString() {
        return point + " (" + call + "): " + result + " " + String.join("; ", notes);
    }
}
