package dev.banister.engine.run;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.module.Migration;
import dev.banister.engine.database.Past;
import dev.banister.engine.database.RunningDatabase;
import dev.banister.engine.database.ScriptConsole;
import dev.banister.engine.database.SqlText;
import dev.banister.engine.database.StructureChange;
import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRow;
import dev.banister.engine.history.Progress;
import dev.banister.engine.plan.PlannedStep;
import dev.banister.engine.script.ScriptReader;
import dev.banister.engine.script.ScriptReader.Reading;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A script in Java: one transaction. Where a change of structure commits, its row of the history is written first: if
 * that is there afterwards, something of the script stands.
 */
class JavaWork implements ScriptWork, ScriptConsole {

    private static final int MOST_LISTED = 20;

    private final RunSession session;
    private final Direction direction;
    private final HistoryRecord record;
    private final Migration migration;
    private final PlannedStep step;
    private final ScriptReader reader;
    private final List<String> executed = new ArrayList<>();
    private int count;

    JavaWork(RunSession session, Direction direction, HistoryRecord record, Migration migration, PlannedStep step) {
        this.session = session;
        this.direction = direction;
        this.record = record;
        this.migration = migration;
        this.step = step;
        this.reader = new ScriptReader(session.dialect().scriptSyntax());
    }

    @Override
    public HistoryRow first() {
        boolean again = isRerunnable();
        Progress progress = again ? Progress.at("", true) : Progress.inFlight(1, "", false);
        return new HistoryRow(record.in(direction.begun()).done(0), progress);
    }

    @Override
    public boolean beginsWithStructure() {
        return false;
    }

    @Override
    public Optional<TransactionTerms> terms() {
        return Optional.of(ownTerms());
    }

    private TransactionTerms ownTerms() {
        return new TransactionTerms(session.limits().lock(), true);
    }

    @Override
    public void execute(boolean announced) throws Exception {
        session.requireGoing();
        session.lease().doing(() -> step.script().toString());
        session.run().begin(ownTerms());
        if (!session.dialect().rollsBackStructure()) {
            session.writer().save(first());
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(migration.getClass().getClassLoader());
        try {
            work();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What the script does. */
    void work() throws Exception {
        work(new Past(place(), List.of()));
    }

    /** The same where some of it stands. */
    final void work(Past past) throws Exception {
        RunningDatabase database = new RunningDatabase(
                session.connection(), session.dialect(), this, place(), session.tablePrefix(), past);
        if (direction == Direction.UP) {
            migration.up(database);
        } else {
            migration.down(database);
        }
        database.finish();
    }

    final Place place() {
        return Place.of(step.script());
    }

    final RunSession session() {
        return session;
    }

    final Direction direction() {
        return direction;
    }

    final HistoryRecord record() {
        return record;
    }

    final Migration migration() {
        return migration;
    }

    final PlannedStep step() {
        return step;
    }

    @Override
    public HistoryRow failed(HistoryRow left) {
        boolean again = !hasCommitted(left) || isRerunnable();
        int done = again ? 0 : count;
        return direction.isUndone(done)
                ? new HistoryRow(record, Progress.NONE)
                : new HistoryRow(record.in(direction.failed()).done(done), Progress.at("", again));
    }

    /** From its start, whatever stands of it. */
    private boolean isRerunnable() {
        return direction == Direction.UP && migration.rerunnable();
    }

    @Override
    public boolean hasCommitted(HistoryRow left) {
        return left.record().state() == direction.begun();
    }

    /** What it does besides is its author's word. */
    @Override
    public boolean isRepeatable() {
        return direction == Direction.UP && migration.rerunnable();
    }

    @Override
    public boolean changesSession() {
        return true;
    }

    @Override
    public int statements() {
        return count;
    }

    @Override
    public List<String> executed() {
        return executed;
    }

    @Override
    public void checking(String sql) {
        Reading reading = reader.read(place(), "statement", sql.getBytes(StandardCharsets.UTF_8));
        reading.findings().stream()
                .filter(finding -> finding.code().equals(FindingCodes.TRANSACTION_CONTROL))
                .findFirst()
                .ifPresent(finding -> {
                    throw refused(
                            FindingCodes.TRANSACTION_CONTROL,
                            finding.text(),
                            "Leave the statement out: the engine owns the transaction.",
                            sql);
                });
        // Some drivers run all of them, some refuse them, and one runs the first and says nothing.
        if (reading.script().filter(script -> script.statements().size() > 1).isPresent()) {
            throw refused(
                    FindingCodes.SCRIPT_FAILED,
                    "one call has several statements, and none of them was run",
                    "Make a call of each statement.",
                    sql);
        }
    }

    private MigrationException refused(String code, String text, String remedy, String sql) {
        return new MigrationException(
                Finding.of(code, Severity.ERROR, place(), text, remedy).because("statement: " + SqlText.shorten(sql)));
    }

    @Override
    public void executing(Statement statement) {
        session.requireGoing();
        session.overseer().watch(statement, session.limits().statement());
    }

    @Override
    public void returned() {
        session.overseer().unwatch();
    }

    @Override
    public void changing(StructureChange change) {
        session.requireGoing();
    }

    @Override
    public void executed(String sql) {
        count++;
        if (count <= MOST_LISTED) {
            executed.add(SqlText.shorten(sql));
        } else if (count == MOST_LISTED + 1) {
            executed.add("…");
        }
    }

    @Override
    public void say(String text) {
        session.told().tell(listener -> listener.said(step, text));
    }

    @Override
    public void progress(long done, long total) {
        session.told().tell(listener -> listener.progress(step, done, total));
    }
}
