package dev.banister.engine.history;

import dev.banister.api.admin.HistoryEvent.Kind;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.OurTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the state of each script with what the log last says of it. */
final class HistoryAudit {

    private static final Set<Kind> NOW_THERE = EnumSet.of(Kind.APPLIED, Kind.MARKED, Kind.IGNORED, Kind.ACCEPTED);
    private static final Set<Kind> NOW_GONE = EnumSet.of(Kind.REVERTED, Kind.UNMARKED, Kind.UNIGNORED);

    private static final String SAME =
            "%1$s.module = %2$s.module AND %1$s.group_name = %2$s.group_name" + " AND %1$s.script = %2$s.script";

    private final String lastEntries;
    private final String unlogged;
    private final HistoryDamage damage;

    HistoryAudit(OurTables tables, HistoryDamage damage) {
        this.damage = damage;
        String last =
                "(SELECT MAX(sequence) AS sequence FROM " + tables.event() + " GROUP BY module, group_name, script)";
        this.lastEntries = "SELECT e.module, e.group_name, e.script, e.kind, e.sequence, h.state FROM " + tables.event()
                + " e JOIN " + last + " l ON e.sequence = l.sequence LEFT JOIN " + tables.history() + " h ON "
                + String.format(SAME, "e", "h") + " ORDER BY e.sequence";
        this.unlogged = "SELECT h.module, h.group_name, h.script, h.state, h.sequence FROM " + tables.history()
                + " h LEFT JOIN " + tables.event() + " e ON e.sequence = h.sequence AND "
                + String.format(SAME, "e", "h")
                + " WHERE e.sequence IS NULL AND h.state IN ('APPLIED', 'MARKED', 'IGNORED') ORDER BY h.sequence";
    }

    List<Finding> differences(Connection connection) throws SQLException {
        List<Finding> differences = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(lastEntries);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                last(row).ifPresent(differences::add);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(unlogged);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                differences.add(difference(
                        Rows.script(row),
                        row.getString("state"),
                        "entry " + row.getLong("sequence") + ", which should say so, is not about it"));
            }
        }
        return differences;
    }

    private Optional<Finding> last(ResultSet row) throws SQLException {
        try {
            return lastDiffers(row);
        } catch (IllegalArgumentException | MigrationException e) {
            return Optional.of(damage.badEntry(row, e));
        }
    }

    private static Optional<Finding> lastDiffers(ResultSet row) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        Optional<String> state = Optional.ofNullable(row.getString("state"));
        boolean applied = state.map(HistoryRecord.State::valueOf)
                .filter(HistoryRecord.State::countsAsApplied)
                .isPresent();
        boolean differs = NOW_THERE.contains(kind) && state.isEmpty() || NOW_GONE.contains(kind) && applied;
        return differs
                ? Optional.of(difference(
                        Rows.script(row),
                        state.orElse("nothing"),
                        "entry " + row.getLong("sequence") + " says last that it was " + kind))
                : Optional.empty();
    }

    private static Finding difference(ScriptId script, String state, String log) {
        return Finding.of(
                        FindingCodes.HISTORY_DIFFERS,
                        Severity.WARNING,
                        Place.of(script),
                        "the history does not hold what its log says",
                        "Look at the database; 'mark " + script.module() + " "
                                + script.group().name() + "/" + script.name()
                                + "' records that it is applied, a backup of the tables brings back both.")
                .because("the history: " + state, "the log: " + log);
    }
}
