package dev.banister.engine.run;

import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.database.Changes;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.history.HistoryWriter;
import dev.banister.engine.history.KeptStep;
import dev.banister.engine.lease.LeaseLostException;
import dev.banister.engine.schema.FoundTables;
import dev.banister.engine.schema.MadeOperation;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.OperationText;
import dev.banister.engine.schema.OperationWords;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a failed or dead run of a script has made is taken back, the last operation first, down to one that has taken away
 * rows or values: those no inverse brings back, so that one stands with everything before it. For one thread.
 */
final class Unwinding {

    private final ScriptId script;
    private final Place place;
    private final Dialect dialect;
    private final HistoryWriter writer;
    private final Changes changes;

    Unwinding(RunSession session, ScriptId script, Changes changes) {
        this.script = script;
        this.place = Place.of(script);
        this.dialect = session.dialect();
        this.writer = session.writer();
        this.changes = changes;
    }

    /**
     * What is left of it.
     *
     * @param standing in the order in which it was made
     * @param ended how many of them are known to have come to their end: all, or all but the last
     * @param why no more was taken back, where the last one could be
     */
    record Rest(List<MadeOperation> standing, int ended, Optional<String> why) {

        static final Rest NONE = new Rest(List.of(), 0, Optional.empty());

        Rest {
            standing = List.copyOf(standing);
        }

        /** May the last one be made in part, so that it can neither be taken back nor gone on behind? */
        boolean isHalfMade() {
            return why.isEmpty() && ended < standing.size();
        }
    }

    static MadeOperation made(KeptStep step) {
        return new MadeOperation(OperationText.operation(step.operation()), OperationText.undo(step.inverses()));
    }

    /**
     * Takes back what can be, and commits with each operation.
     *
     * @param done how many operations are known to have come to their end
     */
    Rest run(List<KeptStep> kept, int done) throws SQLException {
        List<MadeOperation> standing =
                new ArrayList<>(kept.stream().map(Unwinding::made).toList());
        int certain = Math.max(done, kept.size() - 1);
        try {
            while (!standing.isEmpty()) {
                MadeOperation last = standing.get(standing.size() - 1);
                boolean ended = standing.size() <= certain;
                FoundTables now = changes.find(last.tables());
                if (!last.isUndone(now) && last.loss().isPresent() && (ended || last.showsLoss(now))) {
                    int whole = standing.size() - (!ended && isHalfMade(last) ? 1 : 0);
                    return new Rest(standing, whole, Optional.empty());
                }
                requireOwn(last, now, ended);
                takeBack(last, now);
                writer.forget(script, kept.get(standing.size() - 1).number());
                writer.commit();
                standing.remove(standing.size() - 1);
            }
            return Rest.NONE;
        } catch (LeaseLostException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            writer.rollback();
            return new Rest(standing, Math.min(certain, standing.size()), Optional.of(why(standing, e)));
        }
    }

    /** A table or a column goes with the last statement; a type may have changed with others still to come. */
    private static boolean isHalfMade(MadeOperation made) {
        return made.operation() instanceof Operation.ChangeColumn && made.undo().statements() != 1;
    }

    /** A table that was made when the run died is empty; one with rows may have been made by somebody else since. */
    private void requireOwn(MadeOperation made, FoundTables now, boolean ended) {
        if (!ended
                && made.operation() instanceof Operation.CreateTable create
                && !made.isUndone(now)
                && changes.holdsRows(create.table())) {
            throw Failures.mayBeOfOthers(place, create.table());
        }
    }

    /** Takes back as much of one operation as stands. */
    void takeBack(MadeOperation made, FoundTables now) {
        if (!made.isUndone(now)) {
            changes.makeOutstanding(made.undo().operations());
        }
    }

    private String why(List<MadeOperation> standing, Exception thrown) {
        int number = standing.size();
        String what = number + ", " + OperationWords.of(standing.get(number - 1).operation());
        return "could not be taken back: operation " + what + ": " + message(thrown);
    }

    private String message(Exception thrown) {
        if (thrown instanceof MigrationException known && !known.findings().isEmpty()) {
            return known.findings().get(0).text();
        }
        return thrown instanceof SQLException refused ? dialect.message(refused) : String.valueOf(thrown.getMessage());
    }
}
