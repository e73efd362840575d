package dev.banister.engine.run;

import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRow;
import dev.banister.engine.history.Progress;
import java.util.List;
import java.util.Optional;

/** One direction of one script, ready to be run once. For one thread. */
interface ScriptWork {

    /** What the history holds of it just before its first statement. */
    HistoryRow first();

    /** What to take for the history's row where it has none. */
    default HistoryRow nothing() {
        return new HistoryRow(first().record().in(HistoryRecord.State.APPLY_FAILED), Progress.NONE);
    }

    /** Does its first statement commit what is written before, so that {@link #first} may be written ahead? */
    boolean beginsWithStructure();

    /** What its first transaction is begun with, if that may be begun before it is executed. */
    default Optional<TransactionTerms> terms() {
        return Optional.empty();
    }

    /**
     * Runs it. What is not committed on the way is left to the caller to commit or to roll back.
     *
     * @param announced was {@link #first} written already?
     * @throws Exception whatever the database or the script throws
     */
    void execute(boolean announced) throws Exception;

    /**
     * What the history is to hold after it failed and was rolled back.
     *
     * @param left what the history holds now of its progress; of {@link #nothing} if it holds nothing
     */
    HistoryRow failed(HistoryRow left);

    /**
     * What of it stands after it failed, as facts.
     *
     * @param done how many of its statements do, as {@link #failed} has it
     */
    default List<String> standing(int done) {
        return List.of(done == 0 ? "nothing of the script stands" : "statements of the script that stand: " + done);
    }

    /** Is it gone on with, behind what an earlier run has done? */
    default boolean goesOn() {
        return false;
    }

    /** What so many of its statements were, to be told from others in their place. */
    default Optional<DoneTexts> texts(int done) {
        return Optional.empty();
    }

    /** Has it committed anything by itself, as far as what the history holds now tells? */
    boolean hasCommitted(HistoryRow left);

    /** May it be run again at once after it failed and was rolled back, as the next upgrade would? */
    boolean isRepeatable();

    /** May it have left anything behind in the session? */
    boolean changesSession();

    /** How many statements it has, or has executed. */
    int statements();

    /** What it has executed, as far as the history's count of statements does not tell; shortened. */
    List<String> executed();
}
