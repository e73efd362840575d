package dev.banister.reliability.trial;

import dev.banister.reliability.boundary.Moment;
import java.util.List;
import java.util.Locale;

/** What happens at a point. */
public enum Disturbance {
    /**
     * SIGKILL for the process. Between two calls nothing reaches the database, so after one is before the next one, and
     * only the last call has another side.
     */
    KILL(List.of(Moment.BEFORE)),

    /** The database refuses the call, which has not happened. After the call that would be a lie that no database tells. */
    ERROR(List.of(Moment.BEFORE)),

    /** The driver says that the connection broke, before the call or after it has happened; and finds another way on. */
    CONNECTION_ERROR(List.of(Moment.BEFORE, Moment.AFTER)),

    /** The connection breaks, and the session ends with it. */
    DROP(List.of(Moment.BEFORE, Moment.AFTER)),

    /** The call takes a while, in which somebody else types the same command. */
    HANG(List.of(Moment.BEFORE));

    private final List<Moment> sides;

    Disturbance(List<Moment> sides) {
        this.sides = sides;
    }

    /** On which sides of a call it makes a difference. */
    List<Moment> sides() {
        return sides;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
