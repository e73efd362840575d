package dev.banister.engine.history;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * What the history holds of one script. A script without a record was never touched.
 *
 * @param sequence of the event that brought it about; order is this number, never a time
 * @param checksum of the up that ran, or was accepted since
 * @param downChecksum of the down that was offered then; empty text if there was none
 * @param file that ran, for a script in SQL; empty text for one in Java
 * @param requirements the groups of other modules that it relied on, as they were resolved when it was applied
 * @param at when, by the database's clock
 * @param statementsDone how many statements, counted from the first, are known to have happened, in the direction that
 *     the state speaks of
 */
public record HistoryRecord(
        ScriptId script,
        State state,
        long sequence,
        ModuleVersion moduleVersion,
        String checksum,
        String downChecksum,
        String file,
        boolean reversible,
        boolean late,
        Set<GroupId> requirements,
        Instant at,
        int statementsDone) {

    /** What the record says. */
    public enum State {
        /** Ran to its end. */
        APPLIED,
        /** Recorded without having been run. */
        MARKED,
        /** Left out for good. */
        IGNORED,
        /** Its up has begun; while nobody holds the lease: its runner died. */
        APPLYING,
        /** Its up has failed; {@code statementsDone} of it stand. */
        APPLY_FAILED,
        /** Its down has begun; while nobody holds the lease: its runner died. */
        REVERTING,
        /** Its down has failed; {@code statementsDone} of it stand. */
        REVERT_FAILED;

        /** Does it count as applied, so that others may build on it and it can be reverted? */
        public boolean countsAsApplied() {
            return this == APPLIED || this == MARKED || this == IGNORED;
        }
    }

    public HistoryRecord {
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(moduleVersion, "moduleVersion");
        requirements = Set.copyOf(requirements);
    }

    /** The same in another state. */
    public HistoryRecord in(State other) {
        return new HistoryRecord(
                script,
                other,
                sequence,
                moduleVersion,
                checksum,
                downChecksum,
                file,
                reversible,
                late,
                requirements,
                at,
                statementsDone);
    }

    /** The same with so many statements done. */
    public HistoryRecord done(int statements) {
        return new HistoryRecord(
                script,
                state,
                sequence,
                moduleVersion,
                checksum,
                downChecksum,
                file,
                reversible,
                late,
                requirements,
                at,
                statements);
    }

    /** The same at another place of the order. */
    public HistoryRecord numbered(long number) {
        return new HistoryRecord(
                script,
                state,
                number,
                moduleVersion,
                checksum,
                downChecksum,
                file,
                reversible,
                late,
                requirements,
                at,
                statementsDone);
    }

    /** The same with another up taken for the one that ran. */
    public HistoryRecord accepting(String otherChecksum, String otherDownChecksum) {
        return new HistoryRecord(
                script,
                state,
                sequence,
                moduleVersion,
                otherChecksum,
                otherDownChecksum,
                file,
                reversible,
                late,
                requirements,
                at,
                statementsDone);
    }
}
