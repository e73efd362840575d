package dev.banister.engine.run;

import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Question;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRow;
import dev.banister.engine.history.Progress;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import java.util.Optional;
import java.util.function.Function;

/** How the history says how far a script in SQL is. For one thread. */
final class SqlProgress {

    private final Direction direction;
    private final HistoryRecord record;
    private final SqlScript script;
    private final Function<Statement, Optional<Question>> questions;
    private final DoneStatements doneStatements;

    /**
     * @param record what the history is to hold once it is applied, or holds before it is reverted
     * @param questions what tells whether a statement has happened
     */
    SqlProgress(
            Dialect dialect,
            Direction direction,
            HistoryRecord record,
            SqlScript script,
            Function<Statement, Optional<Question>> questions) {
        this.direction = direction;
        this.record = record;
        this.script = script;
        this.questions = questions;
        this.doneStatements = new DoneStatements(dialect, script);
    }

    /** While it is being run. */
    HistoryRow row(int done, int inFlight) {
        return new HistoryRow(record.in(direction.begun()).done(done), progress(done, inFlight));
    }

    /** After it failed. */
    HistoryRow failed(int done) {
        return direction.isUndone(done)
                ? new HistoryRow(record, Progress.NONE)
                : new HistoryRow(record.in(direction.failed()).done(done), progress(done, 0));
    }

    private Progress progress(int done, int inFlight) {
        String digest = doneStatements.digest(done);
        boolean replayable = doneStatements.areReplayable(done);
        if (inFlight == 0) {
            return Progress.at(digest, replayable);
        }
        Progress progress = Progress.inFlight(inFlight, digest, replayable);
        return questions
                .apply(script.statements().get(inFlight - 1))
                .map(question -> progress.asking(question, doneStatements.digest(inFlight)))
                .orElse(progress);
    }

    /** Has anything been committed, as far as what the history holds now tells? */
    boolean hasCommitted(HistoryRow left) {
        return left.record().state() == direction.begun();
    }

    /**
     * How many statements stand. Of one that was in flight we know whether it was executed; of a dead runner's we would
     * not.
     *
     * @param from how many stood before
     * @param executed how many the database has accepted
     */
    int committed(HistoryRow left, int from, int executed) {
        if (!hasCommitted(left)) {
            return from;
        }
        int inFlight = left.progress().inFlight();
        return inFlight > 0 && inFlight <= executed ? inFlight : left.record().statementsDone();
    }
}
