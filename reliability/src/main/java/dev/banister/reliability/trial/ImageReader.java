package dev.banister.reliability.trial;

import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Dialects;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.dialect.SessionLife;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a database with other means than the engine's history, wherever that is possible. */
final class ImageReader {

    /** How long a server takes to notice that a session has ended. */
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private static final String SCRIPT = "SELECT module, group_name, script, ";

    private final Connection connection;
    private final Dialect dialect;
    private final OurTables ours;

    ImageReader(Connection connection) throws SQLException {
        this.connection = connection;
        this.dialect = Dialects.of(connection);
        this.ours = new OurTables(dialect, Optional.empty(), dialect.fold("banister_"));
    }

    Structure structure() throws SQLException {
        return dialect.inspector().read(connection, ours);
    }

    /** Without what an admin has done beside the commands, which the log holds too. */
    Image image() throws SQLException {
        Structure structure = structure();
        Map<String, List<String>> texts = new TreeMap<>();
        for (TableStructure table : structure.tables()) {
            List<String> rows = rows("SELECT * FROM " + dialect.quote(table.name()));
            Collections.sort(rows);
            texts.put("rows of " + table.name(), rows);
        }
        texts.put(
                "history",
                rows(SCRIPT
                        + "state, checksum, down_checksum, file, late, requirements, statements_done, in_flight FROM "
                        + ours.history() + " ORDER BY sequence"));
        texts.put(
                "kept steps",
                rows(SCRIPT + "number, operation, inverses FROM " + ours.step() + " ORDER BY 1, 2, 3, 4"));
        texts.put("holder of the lease", holder());
        texts.put("log", log());
        return new Image(structure, texts);
    }

    /** Who keeps others out. One whose session has ended does not, nor one that does nothing and lets its lease expire. */
    private List<String> holder() throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            List<String> row = rows("SELECT holder FROM " + ours.lease());
            List<String> session = rows("SELECT session FROM " + ours.lease());
            if (row.equals(List.of("")) || dialect.sessionLife(connection, session.get(0)) != SessionLife.ALIVE) {
                return List.of();
            }
            if (System.nanoTime() - begun > LONGEST_END.toNanos()) {
                return row;
            }
            Thread.onSpinWait();
        }
    }

    /** Every time that a script was applied or reverted, be it by a word of the admin. */
    private List<String> log() throws SQLException {
        return rows("SELECT module, group_name, script, CASE kind WHEN 'APPLIED' THEN 'applied'"
                + " ELSE 'reverted' END FROM " + ours.event() + " WHERE kind IN ('APPLIED', 'REVERTED')"
                + " OR (kind = 'RESOLVED' AND note = 'the script was executed to its end') ORDER BY sequence");
    }

    /** Of a script that has not come to its end. */
    record Unfinished(String script, boolean up, boolean resumable) {

        @Override
        public String toString() {
            return (up ? "up of " : "down of ") + script;
        }
    }

    List<Unfinished> unfinished() throws SQLException {
        List<Unfinished> found = new ArrayList<>();
        String sql = SCRIPT + "state, resumable FROM " + ours.history()
                + " WHERE state IN ('APPLYING', 'APPLY_FAILED', 'REVERTING', 'REVERT_FAILED')";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                String script = row.getString(1) + "/" + row.getString(2) + "/" + row.getString(3);
                found.add(new Unfinished(script, row.getString(4).startsWith("APPLY"), row.getBoolean(5)));
            }
        }
        return found;
    }

    /** A name as this product stores it. */
    String fold(String name) {
        return dialect.fold(name);
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join(" | ", values));
            }
        }
        return rows;
    }
}
