package dev.banister.api.model;

/** What an admin needs to know of a module at a glance; where several hold, the most urgent one. */
public enum ModuleState {
    /** Everything that the installed bundle offers is applied. Nothing to do. */
    CURRENT("current"),

    /** Some of its scripts have not run yet. {@code up}, or wait for auto-upgrade. */
    PENDING("pending"),

    /** Installed in an older version than the database was taken to. Install the newer version again. */
    AHEAD("ahead"),

    /** Applied, but its bundle is not installed. Install it again, or leave it: its tables stay. */
    MISSING("missing"),

    /** It waits for something that is neither installed nor applied. {@code why MODULE} says what. */
    BLOCKED("blocked"),

    /** It cannot be run as it is: a conflict, a bad file, a changed script. The findings say what to mend. */
    INVALID("invalid"),

    /** A script of it failed or is in doubt. {@code list MODULE} shows which. */
    FAILED("failed"),

    /** A script of it is being run at this moment. */
    RUNNING("running");

    private final String text;

    ModuleState(String text) {
        this.text = text;
    }

    /** The word that users see. */
    @Override
    public String toString() {
        return text;
    }
}
