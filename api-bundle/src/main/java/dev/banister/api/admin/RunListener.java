package dev.banister.api.admin;

import org.osgi.annotation.versioning.ConsumerType;

/** Watches a run. Called by the thread that runs; what it throws is logged and does not stop the run. */
@ConsumerType
public interface RunListener {

    /** Watches nothing. */
    RunListener NONE = new RunListener() {};

    /** Another runner holds the lease; called again every few seconds while that lasts. */
    default void waiting(LeaseHolder holder) {}

    default void runStarted(Plan plan) {}

    /** @param number of the step in the plan, counted from 1 */
    default void stepStarted(Step step, int number) {}

    /** The script itself said something. */
    default void said(Step step, String text) {}

    /** How far the script says it is; {@code total} is 0 where that is not known. */
    default void progress(Step step, long done, long total) {}

    default void stepFinished(Outcome outcome) {}

    default void runFinished(RunReport report) {}

    /**
     * Is the run to end? Asked before each script and now and then while the run waits for the lease; a script that runs
     * goes on to its end. Once it was answered with yes, nothing more is begun.
     */
    default boolean stopRequested() {
        return false;
    }
}
