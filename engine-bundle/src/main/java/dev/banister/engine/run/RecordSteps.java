package dev.banister.engine.run;

import dev.banister.api.admin.HistoryEvent.Kind;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.history.Entry;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.history.HistoryRow;
import dev.banister.engine.history.HistoryWriter;
import dev.banister.engine.history.Progress;
import dev.banister.engine.plan.PlannedStep;
import dev.banister.engine.script.SqlScript;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The steps that change the record only; each leaves one event, and its transaction to the caller. */
final class RecordSteps {

    private final HistoryWriter writer;
    private final Catalog catalog;
    private final String because;

    /** @param because the reason that was given, for the log */
    RecordSteps(HistoryWriter writer, Catalog catalog, String because) {
        this.writer = writer;
        this.catalog = catalog;
        this.because = because;
    }

    void run(PlannedStep step) throws SQLException, StepFailure {
        switch (step.action()) {
            case MARK -> put(step, State.MARKED, Kind.MARKED);
            case IGNORE -> put(step, State.IGNORED, Kind.IGNORED);
            case UNMARK -> writer.remove(row(step).record(), entry(Kind.UNMARKED, because));
            case UNIGNORE -> writer.remove(row(step).record(), entry(Kind.UNIGNORED, because));
            case ACCEPT -> accept(step);
            case RESOLVE -> resolve(step);
            case APPLY, REVERT -> throw new IllegalArgumentException(step.action() + " is more than a record");
        }
    }

    private static Entry entry(Kind kind, String note) {
        return new Entry(kind, Duration.ZERO, note);
    }

    private HistoryRow row(PlannedStep step) throws StepFailure {
        return writer.row(step.recorded()).orElseThrow(() -> Failures.wrongState(step, "none"));
    }

    private void put(PlannedStep step, State state, Kind kind) throws SQLException {
        Optional<OfferedScript> offered = catalog.script(step.script());
        HistoryRecord record = new HistoryRecord(
                step.recorded(),
                state,
                writer.nextSequence(),
                step.moduleVersion(),
                step.checksum(),
                offered.map(OfferedScript::downChecksum).orElse(""),
                offered.map(RecordSteps::file).orElse(""),
                step.reversible(),
                step.late(),
                Set.copyOf(step.requirements()),
                Instant.EPOCH,
                0);
        writer.forgetKept(step.recorded());
        writer.save(new HistoryRow(record, Progress.NONE), entry(kind, because));
    }

    private static String file(OfferedScript offered) {
        return offered instanceof OfferedScript.Sql sql ? sql.up().file() : "";
    }

    private void accept(PlannedStep step) throws SQLException, StepFailure {
        HistoryRow row = row(step);
        String down =
                catalog.script(step.script()).map(OfferedScript::downChecksum).orElse("");
        writer.accept(row, step.checksum(), down, step.moduleVersion(), entry(Kind.ACCEPTED, because));
    }

    private void resolve(PlannedStep step) throws SQLException, StepFailure {
        HistoryRow row = row(step);
        Direction direction = direction(step, row.record().state());
        // One in Java can be gone on with by running it again, and has no statements that could be counted off.
        if (row.progress().resumable() && !row.record().file().isEmpty()) {
            settleStatement(step, row, direction);
        } else {
            settleScript(step, row, direction);
        }
    }

    private static Direction direction(PlannedStep step, State state) throws StepFailure {
        return switch (state) {
            case APPLYING, APPLY_FAILED -> Direction.UP;
            case REVERTING, REVERT_FAILED -> Direction.DOWN;
            case APPLIED, MARKED, IGNORED -> throw Failures.wrongState(step, state.toString());
        };
    }

    /** It is gone on with after the statement that it stopped at, or with that one. */
    private void settleStatement(PlannedStep step, HistoryRow row, Direction direction)
            throws SQLException, StepFailure {
        int done = row.record().statementsDone() + (step.resolution() ? 1 : 0);
        String digest = step.resolution()
                ? digest(step, direction, done)
                : row.progress().digest();
        writer.save(
                new HistoryRow(row.record().in(direction.failed()).done(done), Progress.at(digest, true)),
                entry(
                        Kind.RESOLVED,
                        "statement " + (row.record().statementsDone() + 1)
                                + (step.resolution() ? " was executed" : " was not executed")));
    }

    private String digest(PlannedStep step, Direction direction, int done) throws StepFailure {
        Optional<OfferedScript> offered = catalog.script(step.script());
        SqlScript script = offered.filter(OfferedScript.Sql.class::isInstance)
                .map(OfferedScript.Sql.class::cast)
                .flatMap(sql -> direction == Direction.UP ? Optional.of(sql.up()) : sql.down())
                .orElseThrow(() -> Failures.missing(step));
        int statements = script.statements().size();
        if (done > statements) {
            throw new StepFailure(Finding.of(
                            FindingCodes.WRONG_STATE,
                            Severity.ERROR,
                            Place.of(step.script()).file(script.file()),
                            "there is no statement to settle",
                            "Run '" + direction.command() + "', which ends the script.")
                    .because("statements in the file: " + statements, "done: " + (done - 1)));
        }
        return DoneStatements.digest(script, done);
    }

    /** Nothing can be gone on with in its middle, so the word is about the script as a whole. */
    private void settleScript(PlannedStep step, HistoryRow row, Direction direction) throws SQLException {
        Entry entry = entry(
                Kind.RESOLVED,
                step.resolution() ? "the script was executed to its end" : "nothing of the script stands");
        if (!step.resolution()) {
            writer.forgetKept(step.recorded());
            writer.save(new HistoryRow(row.record().in(direction.failed()).done(0), Progress.NONE), entry);
        } else if (direction == Direction.UP) {
            HistoryRecord applied = row.record().in(State.APPLIED).numbered(writer.nextSequence());
            writer.forgetDoneTexts(step.recorded());
            writer.save(new HistoryRow(applied, Progress.NONE), entry);
        } else {
            writer.remove(row.record(), entry);
        }
    }
}
