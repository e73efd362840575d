package dev.banister.engine.run;

import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.Place;
import dev.banister.api.module.ReversibleMigration;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.dialect.Question;
import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.history.HistoryRow;
import dev.banister.engine.plan.PlannedStep;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import dev.banister.engine.script.TimeLimits;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the work of a step out of what the catalog offers and the history holds, and runs nothing. */
final class WorkMaker {

    private final RunSession session;
    private final Catalog catalog;

    WorkMaker(RunSession session, Catalog catalog) {
        this.session = session;
        this.catalog = catalog;
    }

    static boolean makesWork(PlannedStep step) {
        return step.action() == Action.APPLY || step.action() == Action.REVERT;
    }

    static Direction direction(PlannedStep step) {
        return step.action() == Action.APPLY ? Direction.UP : Direction.DOWN;
    }

    /** @throws StepFailure if the step cannot be begun */
    ScriptWork make(PlannedStep step) throws SQLException, StepFailure {
        try {
            return makeAhead(step);
        } catch (EditedSinceException e) {
            throw e.explained(session.writer().doneTexts(step.recorded()).map(DoneTexts::parse));
        }
    }

    /**
     * The same while another script has the session, in which nothing can be asked.
     *
     * @throws StepFailure if the step cannot be begun; it need not say all
     */
    ScriptWork makeAhead(PlannedStep step) throws StepFailure {
        OfferedScript offered = catalog.script(step.script()).orElseThrow(() -> Failures.missing(step));
        Optional<HistoryRow> row = session.writer().row(step.recorded());
        Direction direction = direction(step);
        requireState(step, direction, row.map(HistoryRow::settled));
        HistoryRecord record = direction == Direction.UP
                ? applied(step, offered, row)
                : row.orElseThrow(() -> Failures.missing(step)).settled();
        if (isBegun(direction, row) && !row.orElseThrow().progress().resumable()) {
            throw Failures.notResumable(step, row.orElseThrow().record());
        }
        if (offered instanceof OfferedScript.Java java) {
            return java.migration() instanceof ReversibleMigration reversible
                    ? new ReversibleWork(session, direction, record, reversible, step, done(direction, row))
                    : new JavaWork(session, direction, record, java.migration(), step);
        }
        OfferedScript.Sql sql = (OfferedScript.Sql) offered;
        SqlScript script =
                direction == Direction.UP ? sql.up() : sql.down().orElseThrow(() -> Failures.irreversible(step));
        if (!session.dialect().keepsSession()) {
            Optional<OneSession> needed = OneSession.neededBy(script, session.dialect());
            if (needed.isPresent()) {
                throw Failures.needsOneSession(step, script.file(), needed.get());
            }
        }
        int from = isBegun(direction, row) ? done(step, script, row.orElseThrow()) : 0;
        Function<Statement, String> texts = session.placeholders().texts(Place.of(step.script()), script);
        TimeLimits limits = session.limits().of(script.directives());
        SqlSender sender = new SqlSender(session, limits.statement(), Place.of(step.script()), script, texts);
        TransactionTerms terms = new TransactionTerms(limits.lock());
        SqlProgress progress =
                new SqlProgress(session.dialect(), direction, record, script, statement -> question(statement, texts));
        return session.dialect().rollsBackStructure()
                ? new TransactionWork(session, progress, script, sender, terms, from)
                : new SqlWork(session, progress, script, sender, terms, from);
    }

    /** What ends with the session will not be there to be asked for. */
    private Optional<Question> question(Statement statement, Function<Statement, String> texts) {
        return session.dialect().endsWithSession(statement)
                ? Optional.empty()
                : session.evidence().about(texts.apply(statement));
    }

    private static boolean isBegun(Direction direction, Optional<HistoryRow> row) {
        return row.isPresent() && row.get().settled().state() == direction.failed();
    }

    private static void requireState(PlannedStep step, Direction direction, Optional<HistoryRecord> record)
            throws StepFailure {
        boolean fits = direction == Direction.UP
                ? record.isEmpty() || record.get().state() == State.APPLY_FAILED
                : record.isPresent()
                        && (record.get().state().countsAsApplied()
                                || record.get().state() == State.REVERT_FAILED);
        if (!fits) {
            throw Failures.wrongState(
                    step, record.map(row -> row.state().toString()).orElse("none"));
        }
    }

    /** The time is filled in by the database's clock. */
    private HistoryRecord applied(PlannedStep step, OfferedScript offered, Optional<HistoryRow> row) {
        return new HistoryRecord(
                step.recorded(),
                State.APPLIED,
                session.writer().nextSequence(),
                step.moduleVersion(),
                offered.checksum(),
                offered.downChecksum(),
                offered instanceof OfferedScript.Sql sql ? sql.up().file() : "",
                offered.reversible(),
                step.late() || row.map(before -> before.record().late()).orElse(false),
                Set.copyOf(step.requirements()),
                Instant.EPOCH,
                0);
    }

    private static int done(Direction direction, Optional<HistoryRow> row) {
        return isBegun(direction, row) ? row.orElseThrow().record().statementsDone() : 0;
    }

    /** How many statements are done, if the file still begins with them. */
    private static int done(PlannedStep step, SqlScript script, HistoryRow row) throws EditedSinceException {
        int done = row.record().statementsDone();
        boolean known = done <= script.statements().size();
        if (!known || !DoneStatements.digest(script, done).equals(row.progress().digest())) {
            throw new EditedSinceException(step, script, done);
        }
        return done;
    }
}
