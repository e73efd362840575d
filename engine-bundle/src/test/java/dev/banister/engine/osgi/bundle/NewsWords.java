package dev.banister.engine.osgi.bundle;

/** Loaded only when a script has done its work. */
public enum NewsWords {
    CREATED;

    public String text() {
        return "created";
    }
}
