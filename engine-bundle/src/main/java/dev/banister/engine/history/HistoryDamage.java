package dev.banister.engine.history;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.OurTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is wrong with tables of ours that somebody else has changed. Who takes them for what they are would run everything
 * again that is applied.
 */
final class HistoryDamage {

    private final Dialect dialect;
    private final OurTables tables;
    private final String leaseRow;

    /** @param leaseRow the statement that makes the lease's row */
    HistoryDamage(Dialect dialect, OurTables tables, String leaseRow) {
        this.dialect = dialect;
        this.tables = tables;
        this.leaseRow = leaseRow;
    }

    /** Was nothing ever written, as far as one look tells while others may be at work? */
    boolean isUnused(Connection connection) throws SQLException {
        try {
            requireUnused(connection);
            return true;
        } catch (RefusedException damaged) {
            return false;
        }
    }

    /**
     * Returns if nothing was ever written, so that what is missing can be made.
     *
     * @throws RefusedException if a table is missing and another one holds rows
     */
    void requireUnused(Connection connection) throws SQLException {
        List<String> missing = new ArrayList<>();
        List<String> used = new ArrayList<>();
        for (String table : List.of(tables.history(), tables.event(), tables.step(), tables.lease())) {
            OptionalLong rows = rows(connection, table);
            if (rows.isEmpty()) {
                missing.add("missing: " + table);
            } else if (rows.getAsLong() > 0 && !table.equals(tables.lease())) {
                used.add(table + " has " + rows.getAsLong() + " rows");
            }
        }
        if (!used.isEmpty() && !missing.isEmpty()) {
            List<String> facts = new ArrayList<>(missing);
            facts.addAll(used);
            throw refused("some of Banister's own tables are missing, and others hold what was done", facts);
        }
        if (!used.isEmpty()) {
            throw new RefusedException(Finding.of(
                            FindingCodes.DAMAGED_HISTORY,
                            Severity.ERROR,
                            Place.host(),
                            "the only row of " + tables.lease() + " is missing",
                            "Put it back: " + leaseRow)
                    .because(used.toArray(String[]::new)));
        }
    }

    /** Each in a transaction of its own: one that began before a table was made might not be let see it. */
    private OptionalLong rows(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT COUNT(*) FROM " + table);
                ResultSet row = statement.executeQuery()) {
            row.next();
            OptionalLong rows = OptionalLong.of(row.getLong(1));
            endTransaction(connection);
            return rows;
        } catch (SQLException e) {
            endTransaction(connection);
            if (dialect.isMissingTable(e)) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    private static void endTransaction(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    /** Of a row that the engine cannot have written. */
    RefusedException badRow(ResultSet row, RuntimeException why) throws SQLException {
        return refused(
                "a row of " + tables.history() + " holds what Banister cannot have written",
                List.of(
                        "row: " + row.getString("module") + "/" + row.getString("group_name") + "/"
                                + row.getString("script"),
                        "problem: " + why.getMessage()));
    }

    /** Of an entry of the log that the engine cannot have written. */
    Finding badEntry(ResultSet row, RuntimeException why) throws SQLException {
        return Finding.of(
                        FindingCodes.DAMAGED_HISTORY,
                        Severity.ERROR,
                        Place.host(),
                        "an entry of " + tables.event() + " holds what Banister cannot have written",
                        "Mend that entry, or restore all of Banister's tables from one backup. What is applied is told by "
                                + tables.history() + " all the same.")
                .because(
                        "entry: " + row.getLong("sequence") + ", " + row.getString("kind") + " of "
                                + row.getString("module") + "/" + row.getString("group_name") + "/"
                                + row.getString("script"),
                        "problem: " + why.getMessage());
    }

    private static RefusedException refused(String text, List<String> facts) {
        return new RefusedException(Finding.of(
                        FindingCodes.DAMAGED_HISTORY,
                        Severity.ERROR,
                        Place.host(),
                        text,
                        "Restore all of Banister's tables from one backup. Without one, drop them all, and say with"
                                + " 'mark MODULE TARGET' what of each module is applied.")
                .because(facts.toArray(String[]::new)));
    }
}
