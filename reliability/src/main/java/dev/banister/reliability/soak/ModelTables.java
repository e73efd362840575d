package dev.banister.reliability.soak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the database is to hold besides the history, as texts by what they are about. For one thread. */
final class ModelTables {

    private final Map<Script, Boolean> there = new HashMap<>();
    private final Map<String, Integer> ledger = new TreeMap<>();
    private final List<String> trail = new ArrayList<>();

    ModelTables(Modules modules) {
        modules.names().forEach(module -> ledger.put(module, 0));
    }

    /** Whether the script's table is there. */
    boolean isThere(Script script) {
        return there.getOrDefault(script, false);
    }

    void up(Script script) {
        there.put(script, true);
        if (script.kind() != Script.Kind.REVERSIBLE) {
            ledger.merge(script.module(), script.adds(), Integer::sum);
            trail.add(trail.size() + 1 + " up " + script.id());
        }
    }

    void down(Script script) {
        if (script.kind() != Script.Kind.REVERSIBLE) {
            trail.add(trail.size() + 1 + " down " + script.id());
        }
        byHand(script);
    }

    void byHand(Script script) {
        there.put(script, false);
        if (script.kind() != Script.Kind.REVERSIBLE) {
            ledger.merge(script.module(), -script.adds(), Integer::sum);
        }
    }

    Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new TreeMap<>();
        TreeSet<String> columns = new TreeSet<>(List.of("ledger 1 module", "ledger 2 n", "trail 1 n", "trail 2 what"));
        TreeSet<String> indexes = new TreeSet<>();
        there.forEach((script, isThere) -> {
            if (isThere) {
                columns.add(script.table() + " 1 n");
                if (script.column()) {
                    columns.add(script.table() + " 2 k");
                }
                if (script.index()) {
                    indexes.add(script.table() + " n");
                }
                texts.put("rows of " + script.table(), rows(script));
            }
        });
        texts.put("columns", List.copyOf(columns));
        texts.put("indexes", List.copyOf(indexes));
        List<String> sums = new ArrayList<>();
        ledger.forEach((module, sum) -> sums.add(module + " " + sum));
        texts.put("rows of ledger", sums);
        texts.put("rows of trail", List.copyOf(trail));
        return texts;
    }

    private static List<String> rows(Script script) {
        List<String> rows = new ArrayList<>();
        for (int row = 1; row <= script.rows(); row++) {
            rows.add(script.column() ? row + " " + (row + 7) : Integer.toString(row));
        }
        return rows;
    }
}
