package dev.banister.engine.run;

import dev.banister.api.module.Migration;
import dev.banister.engine.database.Changes;
import dev.banister.engine.database.Past;
import dev.banister.engine.database.StructureChange;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRow;
import dev.banister.engine.history.KeptStep;
import dev.banister.engine.history.Progress;
import dev.banister.engine.plan.PlannedStep;
import dev.banister.engine.run.Unwinding.Rest;
import dev.banister.engine.schema.MadeOperation;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.OperationText;
import dev.banister.engine.schema.OperationWords;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.schema.Touched;
import dev.banister.engine.schema.Undo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A script that is taken back by what is kept of it: what undoes each operation is written to the history before the
 * operation is made. Where a change of structure commits, that row does so along with it; so what a failed or dead run has
 * left is known. It is taken back before anything else is done, as far as {@link Unwinding} does; what stands then is
 * what the script goes on behind.
 */
final class ReversibleWork extends JavaWork {

    /** Under which the state that the script left is kept. */
    private static final int LEFT = 0;

    private final List<Operation> made = new ArrayList<>();
    private Rest rest = Rest.NONE;

    /** How many operations are known to have come to their end. */
    private int done;

    /** How many statements of its own the script has executed. */
    private int own;

    private boolean changing;
    private boolean unwinding;

    /** @param done how many of its operations stand, as far as the history says */
    ReversibleWork(
            RunSession session,
            Direction direction,
            HistoryRecord record,
            Migration migration,
            PlannedStep step,
            int done) {
        super(session, direction, record, migration, step);
        this.done = done;
    }

    /** Nothing is ever in doubt: whether an operation has happened can be seen. */
    @Override
    public HistoryRow first() {
        return new HistoryRow(record().in(direction().begun()).done(done), Progress.at("", true));
    }

    @Override
    void work() throws Exception {
        if (direction() == Direction.DOWN) {
            takeBack();
            return;
        }
        unwind();
        requireGoingOn();
        try {
            Past past = new Past(place(), rest.standing());
            rest.standing().forEach(stands -> made.add(stands.operation()));
            work(past);
            past.requireOver();
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
        changing = true;
        made.add(change.operation());
        Undo undo =
                new Undo(change.inverses(), change.before(), change.statements().size(), own);
        KeptStep step =
                new KeptStep(made.size(), OperationText.of(change.operation()), OperationText.of(undo), change.sql());
        try {
            session().writer().keep(record().script(), step);
        } catch (SQLException e) {
            throw Failures.notKept(place(), session().dialect().message(e), e);
        }
    }

    /** What takes back an earlier run's remains is none of this one's statements. */
    @Override
    public void executed(String sql) {
        if (unwinding) {
            return;
        }
        super.executed(sql);
        if (changing) {
            changing = false;
            done = made.size();
        } else {
            own++;
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

    private void keepWhatIsLeft() throws SQLException {
        if (!made.isEmpty()) {
            String left = OperationText.of(left(Touched.by(made)));
            session().writer().keep(record().script(), new KeptStep(LEFT, left, "", ""));
        }
    }

    /** Those of the tables that are there, without what others were given of them. */
    private Structure left(Set<String> tables) {
        return new Structure(
                        changes().find(tables).tables().stream()
                                .sorted(Comparator.comparing(TableStructure::name))
                                .toList(),
                        List.of())
                .without(session().dialect().inspector()::isByOthers);
    }

    private void unwind() throws SQLException {
        if (session().writer().isBegun(record().script())) {
            unwinding = true;
            List<KeptStep> kept = new ArrayList<>(kept());
            if (kept.removeIf(step -> step.number() == LEFT)) {
                session().writer().forget(record().script(), LEFT);
            }
            rest = new Unwinding(session(), record().script(), changes()).run(kept, done);
            unwinding = false;
            done = rest.ended();
        }
    }

    /** Where a change of structure can be rolled back, that is all there is to do. */
    private void unwindAfter(Throwable failure) {
        if (session().dialect().rollsBackStructure()) {
            rest = Rest.NONE;
            done = 0;
            return;
        }
        try {
            session().writer().rollback();
            unwind();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** What an earlier run has left must be known, and nothing but operations, which the script can say again. */
    private void requireGoingOn() {
        if (rest.why().isPresent()) {
            throw Failures.notTakenBack(place());
        }
        if (!isResumable()) {
            throw Failures.notGoneOnWith(place());
        }
    }

    private boolean isResumable() {
        return !rest.isHalfMade() && (migration().rerunnable() || statementsBefore() == 0);
    }

    /** How many statements of its own the script had executed before what stands. */
    private int statementsBefore() {
        return rest.standing().stream()
                .mapToInt(stands -> stands.undo().own())
                .max()
                .orElse(0);
    }

    @Override
    public List<String> standing(int statements) {
        List<MadeOperation> standing = rest.standing();
        if (direction() == Direction.DOWN || standing.isEmpty()) {
            return super.standing(statements);
        }
        List<String> facts = new ArrayList<>();
        facts.add("operations of the script that stand: " + standing.size());
        for (int i = 0; i < standing.size(); i++) {
            String operation =
                    (i + 1) + ", " + OperationWords.of(standing.get(i).operation());
            standing.get(i).loss().ifPresent(lost -> facts.add("gone with operation " + operation + ": " + lost));
        }
        rest.why().ifPresent(facts::add);
        if (rest.isHalfMade()) {
            facts.add("the last of them may be made in part only");
        } else if (!isResumable()) {
            facts.add("statements of its own that it had executed before them: " + statementsBefore());
        } else if (rest.why().isEmpty()) {
            facts.add("the next 'up' goes on after them");
        }
        return facts;
    }

    private void takeBack() throws SQLException {
        List<KeptStep> kept = kept();
        requireAsLeft(kept);
        Changes changes = changes();
        Unwinding back = new Unwinding(session(), record().script(), changes);
        for (int i = kept.size() - 1; i >= 0; i--) {
            MadeOperation last = Unwinding.made(kept.get(i));
            back.takeBack(last, changes.find(last.tables()));
            session().writer().forget(record().script(), kept.get(i).number());
        }
    }

    /** One that has been begun to be taken back has forgotten what it had left. */
    private void requireAsLeft(List<KeptStep> kept) throws SQLException {
        if (kept.isEmpty()) {
            return;
        }
        if (kept.get(0).number() != LEFT) {
            if (record().state().countsAsApplied()) {
                throw Failures.finishedByHand(place(), kept.size());
            }
            return;
        }
        Structure expected = OperationText.structure(kept.get(0).operation())
                .without(session().dialect().inspector()::isByOthers);
        List<Operation> operations = kept.stream()
                .skip(1)
                .map(step -> OperationText.operation(step.operation()))
                .toList();
        Failures.requireSame(place(), expected, left(Touched.by(operations)));
        session().writer().forget(record().script(), LEFT);
        kept.remove(0);
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
                record().in(direction().failed()).done(direction() == Direction.UP ? done : statements()),
                Progress.at("", direction() == Direction.DOWN || isResumable()));
    }
}
