package dev.banister.engine.run;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.api.module.ReversibleMigration;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.history.HistorySnapshot;
import dev.banister.engine.history.HistoryStore;
import dev.banister.engine.history.KeptOperation;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.OperationText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tables that an applied script has made, that nothing is known to have dropped since, and that are not there: the
 * database may be older than its history. Only what was made in the structure language is known.
 */
public final class GoneTables {

    private final HistoryStore history;
    private final Catalog catalog;
    private final HistorySnapshot snapshot;

    public GoneTables(HistoryStore history, Catalog catalog, HistorySnapshot snapshot) {
        this.history = history;
        this.catalog = catalog;
        this.snapshot = snapshot;
    }

    /** With one query more if there are any tables that are known to have been made. */
    public List<Finding> findings(Connection connection) throws SQLException {
        Map<String, KeptOperation> made = new LinkedHashMap<>();
        Set<ScriptId> known = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (KeptOperation kept : history.operations(connection)) {
            known.add(kept.script());
            try {
                take(made, kept);
            } catch (IllegalArgumentException e) {
                findings.add(unreadable(kept, e));
            }
        }
        if (made.isEmpty()) {
            return findings;
        }
        Set<String> there = there(connection);
        made.forEach((table, kept) -> {
            if (!there.contains(lower(table)) && !mayHaveBeenDropped(table, kept, known)) {
                findings.add(gone(table, kept));
            }
        });
        return findings;
    }

    private static void take(Map<String, KeptOperation> made, KeptOperation kept) {
        Operation operation = OperationText.operation(kept.operation());
        if (operation instanceof Operation.CreateTable create) {
            made.put(create.table(), kept);
        } else if (operation instanceof Operation.DropTable drop) {
            made.remove(drop.table());
        } else if (operation instanceof Operation.RenameTable rename && made.remove(rename.table()) != null) {
            made.put(rename.to(), kept);
        }
    }

    /** Tables and views of every schema, since a script may have made it in another one. */
    private static Set<String> there(Connection connection) throws SQLException {
        Set<String> there = new HashSet<>();
        try (ResultSet row = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (row.next()) {
                there.add(lower(row.getString("TABLE_NAME")));
            }
        }
        return there;
    }

    /** Of what a later script does, only its SQL tells, or what is kept of it. */
    private boolean mayHaveBeenDropped(String table, KeptOperation kept, Set<ScriptId> known) {
        return snapshot.records().stream()
                .filter(record -> record.sequence() > kept.sequence() && record.state() != State.IGNORED)
                .map(HistoryRecord::script)
                .anyMatch(later -> !known.contains(later) && !leavesAlone(later, table));
    }

    private boolean leavesAlone(ScriptId script, String table) {
        return catalog.script(script)
                .map(offered -> offered instanceof OfferedScript.Sql sql
                        ? sql.up().statements().stream()
                                .noneMatch(statement -> lower(statement.text()).contains(lower(table)))
                        : offered instanceof OfferedScript.Java java && java.migration() instanceof ReversibleMigration)
                .orElse(false);
    }

    private static Finding unreadable(KeptOperation kept, RuntimeException why) {
        return Finding.of(
                        FindingCodes.DAMAGED_HISTORY,
                        Severity.ERROR,
                        Place.of(kept.script()),
                        "what is kept of it, to take it back, is not what Banister can have written",
                        "Restore all of Banister's tables from one backup. Without one, take it back by hand, and say with"
                                + " 'mark " + kept.script().module() + " TARGET' what is applied.")
                .because("kept: " + kept.operation(), "problem: " + why.getMessage());
    }

    private static Finding gone(String table, KeptOperation kept) {
        return Finding.of(
                        FindingCodes.TABLE_GONE,
                        Severity.WARNING,
                        Place.of(kept.script()),
                        "the table " + table + ", which it made, is not there",
                        "If the database was restored to a state from before, restore the tables of the history from the same"
                                + " backup, or say with 'mark "
                                + kept.script().module() + " TARGET' what is applied; then run 'up'.")
                .because(
                        "the history: entry " + kept.sequence()
                                + " says that the script is applied, and no later script" + " drops the table",
                        "the database: no schema has a table of that name");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
