package dev.banister.engine.run;

import dev.banister.api.model.Place;
import dev.banister.api.module.Migration;
import dev.banister.engine.database.Changes;
import dev.banister.engine.database.RunningDatabase;
import dev.banister.engine.database.StructureChange;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRow;
import dev.banister.engine.history.KeptStep;
import dev.banister.engine.history.Progress;
import dev.banister.engine.plan.PlannedStep;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.OperationText;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.Touched;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A script that is taken back by what is kept of it: what undoes each operation is written to the history before the
 * operation is made. Where a change of structure commits, that row does so along with it; so what a failed or dead run has
 * left can always be taken back, and is, before anything else is done.
 */
final class ReversibleWork extends JavaWork {

    /** Under which the state that the script left is kept. */
    private static final int LEFT = 0;

    private final List<Operation> made = new ArrayList<>();
    private boolean unwinding;

    ReversibleWork(
            RunSession session, Direction direction, HistoryRecord record, Migration migration, PlannedStep step) {
        super(session, direction, record, migration, step);
    }

    /** Nothing is ever in doubt: whether an operation has happened can be seen. */
    @Override
    public HistoryRow first() {
        return new HistoryRow(record().in(direction().begun()).done(0), Progress.at("", true));
    }

    @Override
    void work(RunningDatabase database) throws Exception {
        if (direction() == Direction.DOWN) {
            takeBack();
            return;
        }
        unwind();
        try {
            super.work(database);
            database.finish();
            keepWhatIsLeft();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            unwindAfter(e);
            throw e;
        }
    }

    private Changes changes() {
        return new Changes(
                session().connection(),
                session().dialect(),
                this,
                place(),
                session().tablePrefix());
    }

    private List<KeptStep> kept() throws SQLException {
        return session().writer().kept(record().script());
    }

    @Override
    public void changing(StructureChange change) {
        if (unwinding || direction() == Direction.DOWN) {
            session().lease().requireHeld();
            return;
        }
        super.changing(change);
        made.add(change.operation());
        KeptStep step = new KeptStep(
                made.size(), OperationText.of(change.operation()), OperationText.of(change.inverses()), change.sql());
        try {
            session().writer().keep(record().script(), step);
        } catch (SQLException e) {
            throw Failures.notKept(place(), session().dialect().message(e), e);
        }
    }

    /** What takes operations back is not stopped in its middle, only where nobody may go on. */
    @Override
    public void executing(Statement statement) {
        if (unwinding) {
            session().lease().requireHeld();
        } else if (direction() == Direction.DOWN) {
            session().lease().requireHeld();
            session().overseer().watch(statement, session().limits().statement());
        } else {
            super.executing(statement);
        }
    }

    /** What takes back an earlier run's remains is none of this one's statements. */
    @Override
    public void executed(String sql) {
        if (!unwinding) {
            super.executed(sql);
        }
    }

    private void keepWhatIsLeft() throws SQLException {
        if (!made.isEmpty()) {
            String left = OperationText.of(left(Touched.by(made)));
            session().writer().keep(record().script(), new KeptStep(LEFT, left, "", ""));
        }
    }

    /** Those of the tables that are there. */
    private Structure left(Set<String> tables) {
        Changes changes = changes();
        return new Structure(
                tables.stream()
                        .sorted()
                        .flatMap(table -> changes.around(table).table(table).stream())
                        .toList(),
                List.of());
    }

    /** What a failed or dead run has left, if there is any. */
    private void unwind() throws SQLException {
        if (!session().writer().isBegun(record().script())) {
            return;
        }
        unwinding = true;
        Changes changes = changes();
        List<KeptStep> kept = kept();
        for (int i = kept.size() - 1; i >= 0; i--) {
            takeBack(changes, kept.get(i));
        }
        unwinding = false;
    }

    /** Where a change of structure can be rolled back, that is all there is to do. */
    private void unwindAfter(Throwable failure) {
        if (session().dialect().rollsBackStructure()) {
            return;
        }
        try {
            session().writer().rollback();
            unwind();
            session().writer().commit();
        } catch (SQLException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void takeBack(Changes changes, KeptStep step) throws SQLException {
        if (step.number() != LEFT) {
            changes.makeOutstanding(OperationText.operations(step.inverses()));
        }
        session().writer().forget(record().script(), step.number());
    }

    private void takeBack() throws SQLException {
        List<KeptStep> kept = kept();
        requireAsLeft(kept);
        Changes changes = changes();
        for (int i = kept.size() - 1; i >= 0; i--) {
            takeBack(changes, kept.get(i));
        }
    }

    /** One that has been begun to be taken back has forgotten what it had left. */
    private void requireAsLeft(List<KeptStep> kept) throws SQLException {
        if (kept.isEmpty() || kept.get(0).number() != LEFT) {
            return;
        }
        Structure expected = OperationText.structure(kept.get(0).operation());
        List<Operation> operations = kept.stream()
                .skip(1)
                .map(step -> OperationText.operation(step.operation()))
                .toList();
        Failures.requireSame(place(), expected, left(Touched.by(operations)));
        session().writer().forget(record().script(), LEFT);
        kept.remove(0);
    }

    private Place place() {
        return Place.of(step().script());
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public HistoryRow failed(HistoryRow left) {
        if (direction() == Direction.DOWN && !hasCommitted(left)) {
            return new HistoryRow(record(), Progress.NONE);
        }
        return new HistoryRow(
                record().in(direction().failed()).done(direction() == Direction.UP ? 0 : statements()),
                Progress.at("", true));
    }
}
