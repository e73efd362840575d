package dev.banister.engine.history;

import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Expression;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.lease.LeaseRow;

/** The statements on the history and the log. */
record HistorySql(
        String snapshot,
        String snapshotWithoutSteps,
        String format,
        String upgrade,
        String row,
        String insert,
        String update,
        String amend,
        String delete,
        String append,
        String lease,
        String kept,
        String keep,
        String forget,
        String forgetAll,
        String applied) {

    private static final String COLUMNS = "state, sequence, module_version, checksum, down_checksum, file, reversible,"
            + " late, requirements, statements_done, in_flight, done_digest, resumable, question, next_digest";

    // What is asked before a statement in flight is read by the very change that says that it is.
    private static final String SCHEMA = "${schema}";
    private static final String ANSWER = "${answer}";

    private static final String KEY = " WHERE module = ? AND group_name = ? AND script = ?";

    static HistorySql of(Dialect dialect, OurTables tables) {
        String history = tables.history();
        String now = dialect.now();
        String run = " WHERE name = '" + LeaseRow.NAME + "'";
        String newest = "(SELECT COALESCE(MAX(sequence), 0) FROM " + tables.event() + ") AS last_event";
        String snapshot = " FROM " + tables.lease() + " l LEFT JOIN " + history + " h ON 1 = 1 WHERE l.name = '"
                + LeaseRow.NAME + "' ORDER BY h.sequence";
        String columns = "SELECT l.*, " + dialect.currentSchema() + " AS in_schema, " + newest + ", h.*";
        return new HistorySql(
                // No row of the steps is read; but they must be there.
                columns + ", (SELECT MAX(number) FROM " + tables.step() + " WHERE 1 = 0) AS no_step" + snapshot,
                columns + snapshot,
                "SELECT format FROM " + tables.lease() + run,
                "UPDATE " + tables.lease() + " SET format = " + LeaseRow.FORMAT + run,
                "SELECT * FROM " + history + KEY,
                "INSERT INTO " + history + " (" + COLUMNS + ", question_schema, answer_before, changed_at, module,"
                        + " group_name, script) VALUES (" + "?, ".repeat(15) + SCHEMA + ", " + ANSWER + ", " + now
                        + ", ?, ?, ?)",
                "UPDATE " + history + " SET " + COLUMNS.replace(",", " = ?,") + " = ?, question_schema = " + SCHEMA
                        + ", answer_before = " + ANSWER + ", changed_at = " + now + KEY,
                "UPDATE " + history + " SET checksum = ?, down_checksum = ?" + KEY,
                "DELETE FROM " + history + KEY,
                "INSERT INTO " + tables.event() + " (sequence, kind, module, group_name, script, module_version,"
                        + " checksum, who, host, duration_ms, run_id, note, happened_at) VALUES (" + "?, ".repeat(12)
                        + now + ")",
                "INSERT INTO " + tables.lease() + " VALUES ('" + LeaseRow.NAME + "', " + LeaseRow.FORMAT
                        + ", 0, '', '', " + now + ", " + now + ", " + now + ", '')",
                "SELECT number, operation, inverses, made_by_sql FROM " + tables.step() + KEY + " ORDER BY number",
                "INSERT INTO " + tables.step()
                        + " (number, operation, inverses, made_by_sql, module, group_name, script) VALUES ("
                        + "?, ".repeat(6) + "?)",
                "DELETE FROM " + tables.step() + KEY + " AND number = ?",
                "DELETE FROM " + tables.step() + KEY,
                "SELECT s.module, s.group_name, s.script, s.operation, h.sequence FROM " + tables.step() + " s JOIN "
                        + history + " h ON h.module = s.module AND h.group_name = s.group_name AND h.script = s.script"
                        + " WHERE h.state = 'APPLIED' AND s.number > 0 ORDER BY h.sequence, s.number");
    }

    /** A change of a row, {@link #insert} or {@link #update}, that reads the answer that there is now. */
    static String asking(String change, Expression schema, Expression answer) {
        return change.replace(SCHEMA, schema.sql()).replace(ANSWER, answer.sql());
    }

    /** The same with nothing to ask. */
    static String asking(String change) {
        return change.replace(SCHEMA, "''").replace(ANSWER, "''");
    }

    static String events(OurTables tables, boolean ofOneModule) {
        return "SELECT * FROM " + tables.event() + (ofOneModule ? " WHERE module = ?" : "") + " ORDER BY sequence DESC";
    }
}
