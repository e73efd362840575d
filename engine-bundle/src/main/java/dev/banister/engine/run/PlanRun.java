package dev.banister.engine.run;

import dev.banister.api.admin.Outcome;
import dev.banister.api.model.Finding;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.ModuleId;
import dev.banister.engine.lease.LeaseLostException;
import dev.banister.engine.plan.PlannedStep;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One plan being run, step after step. For one thread. */
final class PlanRun {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final RunSession session;
    private final ScriptSteps scripts;
    private final RecordSteps records;
    private final Predicate<ModuleId> present;
    private final Obstacles obstacles = new Obstacles();
    private final GroupLog groups = new GroupLog();
    private final List<Outcome> outcomes = new ArrayList<>();

    /** @param present is what a module offered at the start still there? */
    PlanRun(RunSession session, ScriptSteps scripts, RecordSteps records, Predicate<ModuleId> present) {
        this.session = session;
        this.scripts = scripts;
        this.records = records;
        this.present = present;
    }

    List<Outcome> run(List<PlannedStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            PlannedStep step = steps.get(i);
            if (!obstacles.stopsAll() && session.isStopping()) {
                obstacles.stopAll("the run was stopped before it");
                withdraw();
            }
            ModuleId module = step.script().module();
            if (!present.test(module) && obstacles.stopModule(module, "its bundle went or changed during the run")) {
                withdraw();
            }
            Optional<Finding> skip = obstacles.skip(step);
            if (skip.isPresent()) {
                end(StepOutcome.skipped(step, skip.get()));
                continue;
            }
            int number = i + 1;
            session.told().tell(listener -> listener.stepStarted(step, number));
            end(outcome(step, next(steps, number)));
        }
        groups.flush();
        return outcomes;
    }

    /** What is going to be run after this step, if that succeeds. */
    private Optional<PlannedStep> next(List<PlannedStep> steps, int index) {
        return index < steps.size() && !obstacles.standBefore(steps.get(index))
                ? Optional.of(steps.get(index))
                : Optional.empty();
    }

    private void end(Outcome outcome) {
        outcomes.add(outcome);
        session.told().tell(listener -> listener.stepFinished(outcome));
    }

    private StepOutcome outcome(PlannedStep step, Optional<PlannedStep> next) {
        long begun = System.nanoTime();
        try {
            ScriptEnd end = run(step, next);
            if (end.failure().isPresent()) {
                ScriptFailure failure = end.failure().get();
                return failed(step, end.took(), failure.finding(), failure.thrown());
            }
            groups.done(step, end.took());
            return StepOutcome.done(step, end.took());
        } catch (StepFailure e) {
            return failed(step, Duration.ofNanos(System.nanoTime() - begun), e.finding(), e);
        } catch (LeaseLostException e) {
            obstacles.stopAll("the run lost its lease");
            return failed(
                    step,
                    Duration.ofNanos(System.nanoTime() - begun),
                    e.findings().get(0),
                    e);
        } catch (AfterEndException e) {
            obstacles.stopAll("the run ended behind " + step.script());
            Finding finding = Failures.afterEnd(step, e.first(), session.dialect());
            return failed(step, Duration.ofNanos(System.nanoTime() - begun), finding, e);
        } catch (SQLException e) {
            obstacles.stopAll("the connection to the database broke");
            Finding finding = Failures.broken(step, e, session.dialect());
            return failed(step, Duration.ofNanos(System.nanoTime() - begun), finding, e);
        }
    }

    private ScriptEnd run(PlannedStep step, Optional<PlannedStep> next) throws SQLException, StepFailure {
        if (WorkMaker.makesWork(step)) {
            return scripts.run(step, next);
        }
        try {
            records.run(step);
            session.writer().commit();
        } catch (StepFailure | SQLException | LeaseLostException e) {
            rollback(e);
            throw e;
        }
        // What only changes the record takes no time, in the history as here.
        return ScriptEnd.done(Duration.ZERO);
    }

    /** A connection that takes no rollback any more does not hide why there was to be one. */
    private void rollback(Exception because) {
        try {
            session.writer().rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private StepOutcome failed(PlannedStep step, Duration took, Finding finding, Throwable thrown) {
        groups.flush();
        obstacles.failed(step);
        boolean oursOrSql = thrown instanceof MigrationException
                || thrown instanceof SQLException
                || thrown instanceof StepFailure
                || thrown instanceof StoppedException;
        if (oursOrSql) {
            LOG.error(Told.MARKER, "{}", finding);
            LOG.debug("{} failed with", step.script(), thrown);
        } else {
            // The trace is what the author of a script in Java needs.
            LOG.error("{}", finding, thrown);
        }
        return StepOutcome.failed(step, took, finding);
    }

    private void withdraw() {
        try {
            scripts.withdraw();
        } catch (SQLException | LeaseLostException e) {
            LOG.debug("What was said of a script that is not begun could not be taken back", e);
        }
    }
}
