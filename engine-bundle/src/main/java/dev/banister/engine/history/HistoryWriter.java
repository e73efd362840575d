package dev.banister.engine.history;

import dev.banister.api.model.ScriptId;
import dev.banister.engine.lease.Fence;
import dev.banister.engine.lease.LeaseLostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the history of one run, in the transaction of the connection that the run works on. Every change of a row checks
 * the fence first, and throws {@link LeaseLostException} if somebody else may be running by now. Nothing is committed
 * but by {@link #commit}, and by changes of structure where the database commits at those. For one thread.
 */
public final class HistoryWriter implements AutoCloseable {

    private final Connection connection;
    private final Fence fence;
    private final RunStamp stamp;
    private final Map<ScriptId, HistoryRow> rows;
    private final Set<ScriptId> touched = new HashSet<>();
    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement delete;
    private final PreparedStatement append;
    private long nextSequence;

    HistoryWriter(Connection connection, HistorySql sql, Fence fence, RunStamp stamp, HistoryReading reading)
            throws SQLException {
        this.connection = connection;
        this.fence = fence;
        this.stamp = stamp;
        this.rows = new HashMap<>(reading.rows());
        this.nextSequence = reading.snapshot().lastSequence() + 1;
        this.select = connection.prepareStatement(sql.row());
        this.insert = connection.prepareStatement(sql.insert());
        this.update = connection.prepareStatement(sql.update());
        this.delete = connection.prepareStatement(sql.delete());
        this.append = connection.prepareStatement(sql.append());
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
        fence.check();
        saveAlong(row);
    }

    /** The same, right after another change in the same transaction, which has checked the fence. */
    public void saveAlong(HistoryRow row) throws SQLException {
        ScriptId script = row.record().script();
        PreparedStatement statement = rows.containsKey(script) ? update : insert;
        touched.add(script);
        Rows.bind(statement, row);
        requireOne(statement.executeUpdate(), script);
        rows.put(script, row);
    }

    /** The same, with an event. */
    public void save(HistoryRow row, Entry entry) throws SQLException {
        save(row);
        append(row.record(), entry);
    }

    /** Takes a row away without an event: what it announced did not begin. */
    public void remove(ScriptId script) throws SQLException {
        fence.check();
        touched.add(script);
        Rows.bindKey(delete, 1, script);
        requireOne(delete.executeUpdate(), script);
        rows.remove(script);
    }

    /** Takes a row away, with an event. */
    public void remove(HistoryRecord record, Entry entry) throws SQLException {
        remove(record.script());
        append(record, entry);
    }

    private void append(HistoryRecord record, Entry entry) throws SQLException {
        append.setLong(1, nextSequence);
        append.setString(2, entry.kind().name());
        Rows.bindKey(append, 3, record.script());
        append.setString(6, record.moduleVersion().toString());
        append.setString(7, record.checksum());
        append.setString(8, stamp.who());
        append.setString(9, stamp.host());
        append.setLong(10, entry.duration().toMillis());
        append.setString(11, stamp.runId());
        append.setString(12, entry.note());
        append.executeUpdate();
        nextSequence++;
    }

    private static void requireOne(int count, ScriptId script) throws SQLException {
        if (count != 1) {
            throw new SQLException("the history has " + count + " rows of " + script + " where 1 was expected");
        }
    }

    public void commit() throws SQLException {
        connection.commit();
        touched.clear();
    }

    /**
     * Rolls back. What {@link #row} returns afterwards was read again, since a change of structure may have committed a
     * part of what was written.
     */
    public void rollback() throws SQLException {
        connection.rollback();
        for (ScriptId script : touched) {
            rows.remove(script);
            Rows.bindKey(select, 1, script);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    rows.put(script, Rows.history(row));
                }
            }
        }
        touched.clear();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : new PreparedStatement[] {select, insert, update, delete, append}) {
            statement.close();
        }
    }
}
