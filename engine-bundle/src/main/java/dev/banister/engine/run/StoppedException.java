package dev.banister.engine.run;

/** The run was told to stop between two statements. */
final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("the run was stopped");
    }

    /** @param cancelled what came of the statement that was running */
    StoppedException(Throwable cancelled) {
        super("the run was stopped", cancelled);
    }
}
