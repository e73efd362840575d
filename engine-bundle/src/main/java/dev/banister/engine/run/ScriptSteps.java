package dev.banister.engine.run;

import dev.banister.api.model.Finding;
import dev.banister.api.model.IrreversibleMigrationException;
import dev.banister.api.model.MigrationException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps that run a script. The last transaction of a script also says that the first statement of the next one is in
 * flight, where that one commits by itself: so a script costs no commit for having begun. Where it does not, the next
 * transaction is begun along with the commit. For one thread.
 */
final class ScriptSteps {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final RunSession session;
    private final HistoryWriter writer;
    private final WorkMaker maker;
    private @Nullable Ahead ahead;

    /**
     * The next script, made ready.
     *
     * @param announced does the history say already that it is begun?
     * @param before what the history held of it, to be put back if it is not begun after all
     */
    private record Ahead(PlannedStep step, ScriptWork work, boolean announced, Optional<HistoryRow> before) {}

    ScriptSteps(RunSession session, WorkMaker maker) {
        this.session = session;
        this.writer = session.writer();
        this.maker = maker;
    }

    /**
     * Runs the step's script and records what became of it.
     *
     * @param next the step that is going to be run if this one succeeds
     * @throws LeaseLostException if nothing can be recorded any more
     * @throws SQLException if the connection is of no use any more
     */
    ScriptEnd run(PlannedStep step, Optional<PlannedStep> next) throws SQLException, StepFailure {
        Ahead ready = ahead;
        ahead = null;
        ScriptWork work = ready == null ? maker.make(step) : ready.work();
        boolean announced = ready != null && ready.announced();
        long begun = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return end(step, work, announced, next, begun);
            } catch (LeaseLostException e) {
                ahead = null;
                writer.rollback();
                throw e;
            } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
                try {
                    Throwable why = why(step, e);
                    Optional<ScriptWork> again = again(step, work, why, attempt);
                    if (again.isEmpty()) {
                        Duration took = Duration.ofNanos(System.nanoTime() - begun);
                        return ScriptEnd.failed(took, fail(step, work, why, took));
                    }
                    work = again.get();
                    announced = false;
                } catch (AfterEndException after) {
                    throw after;
                } catch (SQLException broken) {
                    throw broken == e ? broken : new BrokenOffException(e, broken);
                }
            }
        }
    }

    /** Why the script has ended, once nothing of it is left but what stands; throws on what came after all was recorded. */
    private Throwable why(PlannedStep step, Throwable thrown) throws SQLException {
        writer.rollback();
        if (thrown instanceof SQLException refused && isRecorded(step)) {
            AfterEndException after = new AfterEndException(refused);
            try {
                withdraw();
            } catch (SQLException e) {
                after.addSuppressed(e);
            }
            throw after;
        }
        ahead = null;
        return session.overseer().cancelled().isPresent() ? cancelled(step, thrown) : thrown;
    }

    private ScriptEnd end(PlannedStep step, ScriptWork work, boolean announced, Optional<PlannedStep> next, long begun)
            throws Exception {
        work.execute(announced);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        finish(work, WorkMaker.direction(step), took);
        Ahead coming = next.isPresent() ? makeReady(next.get()) : null;
        ahead = coming;
        writer.endScript(
                work.changesSession(),
                Optional.ofNullable(coming).flatMap(made -> made.work().terms()));
        return ScriptEnd.done(took);
    }

    /** Why the script has ended, where a statement of it was cancelled. */
    private Throwable cancelled(PlannedStep step, Throwable thrown) throws SQLException {
        return switch (session.overseer().cancelled().orElseThrow()) {
            case LEASE_LOST -> {
                session.lease().requireHeld();
                yield thrown;
            }
            case STOPPED -> new StoppedException(thrown);
            case TIME_IS_UP ->
                Failures.tookTooLong(step, thrown, session.overseer().limit().orElseThrow());
        };
    }

    /**
     * The rest of the work after a pause, where only somebody else's lock was in the way. Everything that does not stand was
     * rolled back, and what stands is known, so that nothing is done twice.
     */
    private Optional<ScriptWork> again(PlannedStep step, ScriptWork work, Throwable why, int attempts)
            throws SQLException, StepFailure {
        Optional<SQLException> locked = Retries.locked(why, session.dialect());
        Optional<Duration> pause = Retries.DEFAULT.pauseAfter(attempts);
        if (locked.isEmpty() || pause.isEmpty() || !work.isRepeatable()) {
            return Optional.empty();
        }
        HistoryRow left = writer.row(step.recorded()).orElse(work.nothing());
        HistoryRow failed = work.failed(left);
        if (!failed.progress().resumable() || !session.stop().pause(pause.get())) {
            return Optional.empty();
        }
        LOG.warn(
                "{}: tried again after {} ms, since somebody else had locked what it needs: {}",
                step.script(),
                pause.get().toMillis(),
                session.dialect().message(locked.get()));
        if (work.hasCommitted(left)) {
            writer.save(failed);
        }
        writer.endScript(true, Optional.empty());
        return Optional.of(maker.make(step));
    }

    /** Is the script at its end, so that only what comes behind the commit has failed, or its answer was lost? */
    private boolean isRecorded(PlannedStep step) {
        Optional<State> state =
                writer.row(step.recorded()).map(row -> row.record().state());
        return WorkMaker.direction(step) == Direction.UP ? state.equals(Optional.of(State.APPLIED)) : state.isEmpty();
    }

    private void finish(ScriptWork work, Direction direction, Duration duration) throws SQLException {
        HistoryRecord record = work.first().record();
        Entry entry = new Entry(direction.doneEvent(), duration, "");
        if (direction == Direction.UP) {
            HistoryRecord applied =
                    record.in(State.APPLIED).done(work.statements()).numbered(writer.nextSequence());
            writer.save(new HistoryRow(applied, Progress.NONE), entry);
            if (work.goesOn()) {
                writer.forgetDoneTexts(record.script());
            }
        } else {
            writer.remove(record, entry);
        }
    }

    private @Nullable Ahead makeReady(PlannedStep next) throws SQLException {
        if (session.isStopping() || !WorkMaker.makesWork(next)) {
            return null;
        }
        try {
            ScriptWork work = maker.makeAhead(next);
            Ahead made = new Ahead(next, work, work.beginsWithStructure(), writer.row(next.recorded()));
            if (made.announced()) {
                writer.saveAlong(work.first());
            }
            return made;
        } catch (StepFailure e) {
            // It fails in its own turn, and says so then.
            return null;
        }
    }

    /** Takes back what was said of a script that is not going to be begun. */
    void withdraw() throws SQLException {
        Ahead ready = ahead;
        ahead = null;
        if (ready == null) {
            return;
        }
        writer.rollback();
        if (!ready.announced()) {
            return;
        }
        if (ready.before().isPresent()) {
            writer.save(ready.before().get());
        } else {
            writer.remove(ready.step().recorded());
        }
        writer.commit();
    }

    /** Of a statement that a broken connection gave no answer to nobody knows, even if the driver has found another one. */
    private Optional<SQLException> unanswered(Throwable thrown, HistoryRow left) {
        Throwable cause =
                thrown instanceof MigrationException told && told.getCause() != null ? told.getCause() : thrown;
        return left.progress().inFlight() > 0
                        && cause instanceof SQLException broken
                        && session.dialect().isBroken(broken)
                ? Optional.of(broken)
                : Optional.empty();
    }

    /** After it was rolled back. */
    private ScriptFailure fail(PlannedStep step, ScriptWork work, Throwable thrown, Duration duration)
            throws SQLException {
        HistoryRow left = writer.row(step.recorded()).orElse(work.nothing());
        Optional<SQLException> unanswered = unanswered(thrown, left);
        if (unanswered.isPresent()) {
            throw unanswered.get();
        }
        if (thrown instanceof IrreversibleMigrationException why && !work.hasCommitted(left)) {
            writer.endScript(true, Optional.empty());
            return new ScriptFailure(Failures.irreversible(step, why), thrown);
        }
        Direction direction = WorkMaker.direction(step);
        HistoryRow failed = work.failed(left);
        int done =
                failed.record().state() == direction.failed() ? failed.record().statementsDone() : 0;
        Finding finding = thrown instanceof StoppedException stopped
                ? Failures.stopped(step, stopped, done, direction)
                : Failures.standing(Failures.thrown(step, thrown, session.dialect()), work.standing(done));
        if (failed.record().state() == direction.failed() && !failed.progress().resumable()) {
            finding = Failures.toBeResolved(finding, step);
        }
        writer.save(failed, new Entry(direction.failedEvent(), duration, Failures.note(finding, work.executed())));
        Optional<DoneTexts> texts = work.texts(done);
        if (texts.isPresent()) {
            writer.keepDoneTexts(step.recorded(), texts.get().text());
        }
        writer.endScript(true, Optional.empty());
        return new ScriptFailure(finding, thrown);
    }
}
