package dev.banister.engine.run;

import dev.banister.api.model.Finding;
import dev.banister.api.model.IrreversibleMigrationException;
import dev.banister.engine.dialect.SessionState;
import dev.banister.engine.history.Entry;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.history.HistoryRow;
import dev.banister.engine.history.HistoryWriter;
import dev.banister.engine.history.Progress;
import dev.banister.engine.lease.LeaseLostException;
import dev.banister.engine.plan.PlannedStep;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps that run a script. The last transaction of a script also says that the first statement of the next one is in
 * flight, where that one commits by itself: so a script costs no commit for having begun. For one thread.
 */
final class ScriptSteps {

    private final RunSession session;
    private final HistoryWriter writer;
    private final WorkMaker maker;
    private final SessionState fresh;
    private @Nullable Announced announced;

    /** @param before what the history held of the script, to be put back if it is not begun after all */
    private record Announced(PlannedStep step, ScriptWork work, Optional<HistoryRow> before) {}

    /** @param fresh the session that every script starts from */
    ScriptSteps(RunSession session, WorkMaker maker, SessionState fresh) {
        this.session = session;
        this.writer = session.writer();
        this.maker = maker;
        this.fresh = fresh;
    }

    /**
     * Runs the step's script and records what became of it.
     *
     * @param next the step that is going to be run if this one succeeds
     * @throws LeaseLostException if nothing can be recorded any more
     * @throws SQLException if the connection is of no use any more
     */
    ScriptEnd run(PlannedStep step, Optional<PlannedStep> next) throws SQLException, StepFailure {
        Announced ahead = announced;
        announced = null;
        ScriptWork work = ahead == null ? maker.make(step) : ahead.work();
        Direction direction = WorkMaker.direction(step);
        long begun = System.nanoTime();
        try {
            work.execute(ahead != null);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            finish(work, direction, took);
            if (next.isPresent()) {
                announce(next.get());
            }
            writer.commit();
            if (work.changesSession()) {
                refresh();
            }
            return ScriptEnd.done(took);
        } catch (LeaseLostException e) {
            announced = null;
            writer.rollback();
            throw e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            announced = null;
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return ScriptEnd.failed(took, fail(step, work, e, took));
        }
    }

    private void refresh() throws SQLException {
        fresh.restore(session.connection());
        writer.commit();
    }

    private void finish(ScriptWork work, Direction direction, Duration duration) throws SQLException {
        HistoryRecord record = work.first().record();
        Entry entry = new Entry(direction.doneEvent(), duration, "");
        if (direction == Direction.UP) {
            HistoryRecord applied =
                    record.in(State.APPLIED).done(work.statements()).numbered(writer.nextSequence());
            writer.save(new HistoryRow(applied, Progress.NONE), entry);
        } else {
            writer.remove(record, entry);
        }
    }

    private void announce(PlannedStep next) throws SQLException {
        if (session.stop().isStopping() || !WorkMaker.makesWork(next)) {
            return;
        }
        try {
            ScriptWork work = maker.make(next);
            if (work.beginsWithStructure()) {
                Announced ahead = new Announced(next, work, writer.row(next.recorded()));
                writer.saveAlong(work.first());
                announced = ahead;
            }
        } catch (StepFailure e) {
            // It fails in its own turn, and says so then.
            announced = null;
        }
    }

    /** Takes back what was said of a script that is not going to be begun. */
    void withdraw() throws SQLException {
        Announced ahead = announced;
        announced = null;
        if (ahead == null) {
            return;
        }
        if (ahead.before().isPresent()) {
            writer.save(ahead.before().get());
        } else {
            writer.remove(ahead.step().recorded());
        }
        writer.commit();
    }

    private ScriptFailure fail(PlannedStep step, ScriptWork work, Throwable thrown, Duration duration)
            throws SQLException {
        writer.rollback();
        HistoryRow left = writer.row(step.recorded()).orElse(work.nothing());
        if (thrown instanceof IrreversibleMigrationException why && !work.hasCommitted(left)) {
            refresh();
            return new ScriptFailure(Failures.irreversible(step, why), thrown);
        }
        Direction direction = WorkMaker.direction(step);
        HistoryRow failed = work.failed(left);
        int done =
                failed.record().state() == direction.failed() ? failed.record().statementsDone() : 0;
        Finding finding = thrown instanceof StoppedException
                ? Failures.stopped(step, done, direction)
                : Failures.standing(Failures.thrown(step, thrown, session.dialect()), done);
        writer.save(failed, new Entry(direction.failedEvent(), duration, Failures.note(finding, work.executed())));
        writer.commit();
        refresh();
        return new ScriptFailure(finding, thrown);
    }
}
