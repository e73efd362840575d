package dev.banister.reliability.boundary;

import java.util.Locale;

/** On which side of a call. */
public enum Moment {
    BEFORE,
    AFTER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
