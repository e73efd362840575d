package dev.banister.engine.history;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.dialect.Evidence;
import dev.banister.engine.dialect.Expression;
import dev.banister.engine.dialect.Question;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.dialect.StaleException;
import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.engine.lease.Fence;
import dev.banister.engine.lease.LeaseLostException;
import dev.banister.engine.lease.LeaseRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the history of one run, in the transaction of the connection that the run works on. Every change of a row checks
 * the fence first; that change or the commit throws {@link LeaseLostException} if somebody else may be running by now.
 * Nothing is committed but by {@link #commit} and {@link #endScript}, and by changes of structure where the database
 * commits at those. For one thread.
 */
public final class HistoryWriter {

    /** The number under which texts stand: below those of all steps. */
    private static final int DONE_TEXTS = -1;

    private final RunConnection run;
    private final HistorySql sql;
    private final Fence fence;
    private final RunStamp stamp;
    private final Evidence evidence;
    private final Map<ScriptId, HistoryRow> rows;
    private final Set<ScriptId> touched = new HashSet<>();

    /** Of this transaction, whose changes may still wait for its end: see {@link RunConnection#change}. */
    private final Set<Forgotten> forgotten = new HashSet<>();

    private long nextSequence;

    private record Forgotten(ScriptId script, int number) {}

    HistoryWriter(
            RunConnection run, HistorySql sql, Fence fence, RunStamp stamp, Evidence evidence, HistoryReading reading) {
        this.run = run;
        this.sql = sql;
        this.fence = fence;
        this.stamp = stamp;
        this.evidence = evidence;
        this.rows = new HashMap<>(reading.rows());
        this.nextSequence = reading.snapshot().lastSequence() + 1;
    }

    /** The number that the next event is going to have. */
    public long nextSequence() {
        return nextSequence;
    }

    /** What the history holds of a script, with what was written in this transaction. */
    public Optional<HistoryRow> row(ScriptId script) {
        return Optional.ofNullable(rows.get(script));
    }

    /** Writes a row over the one that the script has, if any. */
    public void save(HistoryRow row) throws SQLException {
        fence.check(run);
        saveAlong(row);
    }

    /** The same, right after another change in the same transaction, which has checked the fence. */
    public void saveAlong(HistoryRow row) throws SQLException {
        ScriptId script = row.record().script();
        String change = rows.containsKey(script) ? sql.update() : sql.insert();
        touched.add(script);
        List<Object> parameters = new ArrayList<>(Rows.parameters(row));
        Optional<Question> question = row.progress().question();
        if (question.isPresent()) {
            Expression schema = evidence.schema(question.get());
            Expression answer = evidence.state(question.get());
            change = HistorySql.asking(change, schema, answer);
            parameters.addAll(schema.parameters());
            parameters.addAll(answer.parameters());
        } else {
            change = HistorySql.asking(change);
        }
        parameters.addAll(Rows.key(script));
        run.change(change, parameters);
        rows.put(script, row);
    }

    /**
     * Writes down what was found out about the statements that a dead runner had in flight, each with an event, and commits.
     */
    public void settle(List<Settlement> settlements) throws SQLException {
        if (!settlements.isEmpty()) {
            run.begin(TransactionTerms.DEFAULT);
        }
        for (Settlement settlement : settlements) {
            save(settlement.row(), new Entry(HistoryEvent.Kind.RESOLVED, Duration.ZERO, settlement.note()));
        }
        if (!settlements.isEmpty()) {
            commit();
        }
    }

    /**
     * Takes another up and down for those that ran; when it ran, and from which version, stays.
     *
     * @param version that offers them, for the log
     */
    public void accept(HistoryRow row, String checksum, String downChecksum, ModuleVersion version, Entry entry)
            throws SQLException {
        ScriptId script = row.record().script();
        HistoryRecord accepted = row.record().accepting(checksum, downChecksum);
        fence.check(run);
        touched.add(script);
        List<Object> parameters = new ArrayList<>(List.of(checksum, downChecksum));
        parameters.addAll(Rows.key(script));
        run.change(sql.amend(), parameters);
        rows.put(script, new HistoryRow(accepted, row.progress()));
        append(accepted, version, entry);
    }

    /** The same, with an event. */
    public void save(HistoryRow row, Entry entry) throws SQLException {
        save(row);
        append(row.record(), entry);
    }

    /** Takes a row away without an event: what it announced did not begin. */
    public void remove(ScriptId script) throws SQLException {
        fence.check(run);
        touched.add(script);
        forgetKept(script);
        run.change(sql.delete(), Rows.key(script));
        rows.remove(script);
    }

    /** Takes a row away, with an event. */
    public void remove(HistoryRecord record, Entry entry) throws SQLException {
        remove(record.script());
        append(record, entry);
    }

    /** Does the history hold that its up was begun, by this run or an earlier one? */
    public boolean isBegun(ScriptId script) {
        return row(script)
                .map(row -> row.record().state())
                .filter(state -> state == HistoryRecord.State.APPLYING || state == HistoryRecord.State.APPLY_FAILED)
                .isPresent();
    }

    /** Keeps what takes an operation of the script back, as long as its row is there. */
    public void keep(ScriptId script, KeptStep step) throws SQLException {
        List<Object> parameters =
                new ArrayList<>(List.of(step.number(), step.operation(), step.inverses(), step.sql()));
        parameters.addAll(Rows.key(script));
        run.change(sql.keep(), parameters);
        forgotten.remove(new Forgotten(script, step.number()));
    }

    /** What is kept of the script and was not forgotten in this transaction, in the order of its numbers. */
    public List<KeptStep> kept(ScriptId script) throws SQLException {
        List<KeptStep> kept = allKept(script);
        kept.removeIf(step -> step.number() == DONE_TEXTS);
        return kept;
    }

    private List<KeptStep> allKept(ScriptId script) throws SQLException {
        List<Object> key = Rows.key(script);
        try (PreparedStatement select = run.jdbc().prepareStatement(sql.kept())) {
            for (int i = 0; i < key.size(); i++) {
                select.setObject(i + 1, key.get(i));
            }
            List<KeptStep> kept = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kept.add(new KeptStep(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
            kept.removeIf(step -> forgotten.contains(new Forgotten(script, step.number())));
            return kept;
        }
    }

    public void forget(ScriptId script, int number) throws SQLException {
        List<Object> parameters = new ArrayList<>(Rows.key(script));
        parameters.add(number);
        run.change(sql.forget(), parameters);
        forgotten.add(new Forgotten(script, number));
    }

    /** Nothing is kept any more of the script. It asks nothing, since the script may have a role that may not. */
    public void forgetKept(ScriptId script) throws SQLException {
        run.clear(sql.forgetAll(), Rows.key(script));
    }

    /** Keeps what the statements done were, in place of what was kept of them before. */
    public void keepDoneTexts(ScriptId script, String texts) throws SQLException {
        forgetDoneTexts(script);
        keep(script, new KeptStep(DONE_TEXTS, "", "", texts));
    }

    /** What {@link #keepDoneTexts} has kept. */
    public Optional<String> doneTexts(ScriptId script) throws SQLException {
        return allKept(script).stream()
                .filter(step -> step.number() == DONE_TEXTS)
                .map(KeptStep::sql)
                .findFirst();
    }

    public void forgetDoneTexts(ScriptId script) throws SQLException {
        List<Object> parameters = new ArrayList<>(Rows.key(script));
        parameters.add(DONE_TEXTS);
        run.clear(sql.forget(), parameters);
    }

    private void append(HistoryRecord record, Entry entry) throws SQLException {
        append(record, record.moduleVersion(), entry);
    }

    private void append(HistoryRecord record, ModuleVersion version, Entry entry) throws SQLException {
        List<Object> parameters =
                new ArrayList<>(List.of(nextSequence, entry.kind().name()));
        parameters.addAll(Rows.key(record.script()));
        parameters.addAll(List.of(
                version.toString(),
                record.checksum(),
                stamp.who(),
                stamp.host(),
                entry.duration().toMillis(),
                stamp.runId(),
                entry.note()));
        run.change(sql.append(), parameters);
        nextSequence++;
    }

    /** Commits in the middle of a script. */
    public void commit() throws SQLException {
        try {
            run.commit();
        } catch (StaleException e) {
            throw fence.lost();
        }
        touched.clear();
        forgotten.clear();
    }

    /** Commits at the end of a script; see {@link RunConnection#endScript}. */
    public void endScript(boolean sessionChanged, Optional<TransactionTerms> next) throws SQLException {
        try {
            run.endScript(sessionChanged, next);
        } catch (StaleException e) {
            throw fence.lost();
        }
        touched.clear();
        forgotten.clear();
    }

    /**
     * Rolls back. What {@link #row} returns afterwards was read again, since a change of structure may have committed a
     * part of what was written.
     */
    public void rollback() throws SQLException {
        run.rollback();
        for (ScriptId script : touched) {
            rows.remove(script);
            read(script).ifPresent(row -> rows.put(script, row));
        }
        touched.clear();
        forgotten.clear();
    }

    private Optional<HistoryRow> read(ScriptId script) throws SQLException {
        List<Object> key = Rows.key(script);
        try (PreparedStatement select = run.jdbc().prepareStatement(sql.row())) {
            for (int i = 0; i < key.size(); i++) {
                select.setObject(i + 1, key.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Rows.history(row, run.dialect(), LeaseRow.FORMAT)) : Optional.empty();
            }
        }
    }
}
