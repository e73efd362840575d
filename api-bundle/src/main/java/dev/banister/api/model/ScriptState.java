package dev.banister.api.model;

/** What has become of a script on one database. Each constant says what it means, why it comes about, what to do. */
public enum ScriptState {
    /** Offered by its module and not run yet. It runs at the next upgrade. Nothing to do, or {@code up}. */
    PENDING("pending"),

    /** Being run at this moment by the holder of the lease. Wait; {@code lease} says who it is and since when. */
    RUNNING("running"),

    /** Ran to its end and is recorded. Nothing to do. */
    APPLIED("applied"),

    /** Recorded as applied by {@code mark}, without having been run. It has no down of its own but the catalog's. */
    MARKED("marked"),

    /** Left out for good by {@code ignore}, and counts as done. {@code ignore --undo} makes it pending again. */
    IGNORED("ignored"),

    /** A statement of it failed; the history says which and why. Mend the cause, then {@code up}. */
    FAILED("failed"),

    /** The runner died inside a statement that may or may not have happened. Look, then {@code resolve}. */
    IN_DOUBT("in doubt"),

    /**
     * Applied, and its text is another now: somebody edited it afterwards. Restore the file, or {@code redo}, or
     * {@code accept SCRIPT --because TEXT}.
     */
    CHANGED("changed"),

    /** Applied, not offered by any installed bundle, but archived: it can still be reverted. */
    MISSING("missing"),

    /** Applied, neither offered nor archived: its bundle must be installed again before it can be reverted. */
    ORPHANED("orphaned"),

    /** Pending, but something that it requires is not there. {@code why} says what; install that. */
    BLOCKED("blocked");

    private final String text;

    ScriptState(String text) {
        this.text = text;
    }

    /** Does the database hold what this script's up makes, or does it count as if it did? */
    public boolean countsAsApplied() {
        return switch (this) {
            case APPLIED, MARKED, IGNORED, CHANGED, MISSING, ORPHANED -> true;
            case PENDING, RUNNING, FAILED, IN_DOUBT, BLOCKED -> false;
        };
    }

    /** The word that users see. */
    @Override
    public String toString() {
        return text;
    }
}
