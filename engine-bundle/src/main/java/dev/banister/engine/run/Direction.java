package dev.banister.engine.run;

import dev.banister.api.admin.HistoryEvent.Kind;
import dev.banister.engine.history.HistoryRecord.State;

/** The two ways in which a script is run, and what the history calls their stages. */
enum Direction {
    UP(State.APPLYING, State.APPLY_FAILED, Kind.APPLIED, Kind.APPLY_FAILED, "up"),
    DOWN(State.REVERTING, State.REVERT_FAILED, Kind.REVERTED, Kind.REVERT_FAILED, "down");

    private final State begun;
    private final State failed;
    private final Kind done;
    private final Kind notDone;
    private final String command;

    Direction(State begun, State failed, Kind done, Kind notDone, String command) {
        this.begun = begun;
        this.failed = failed;
        this.done = done;
        this.notDone = notDone;
        this.command = command;
    }

    State begun() {
        return begun;
    }

    State failed() {
        return failed;
    }

    Kind doneEvent() {
        return done;
    }

    Kind failedEvent() {
        return notDone;
    }

    /** Is a script of which so many statements stand still what it was before? A down that has done nothing is none. */
    boolean isUndone(int statements) {
        return this == DOWN && statements == 0;
    }

    /** That an admin goes on with. */
    String command() {
        return command;
    }
}
