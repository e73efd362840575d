package dev.banister.engine.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What names a table, or a column of it, in a text of its own: views, triggers, and tables whose module reads another. A
 * database that keeps such a text as it was written leaves it broken when the name goes. In doubt a text names it.
 */
public final class Mentioning {

    /** The attributes of a view that hold its triggers begin so; the name follows. */
    public static final String TRIGGER_OF_VIEW = "trigger ";

    /** The attribute of a table that holds the whole statement that makes it, since only a module knows what it is. */
    public static final String MODULE = "virtual table";

    private final String table;
    private final Structure found;

    private Mentioning(String table, Structure found) {
        this.table = table;
        this.found = found;
    }

    /** @param found around the table */
    public static Mentioning of(String table, Structure found) {
        return new Mentioning(table, found);
    }

    /** What names the table and does not belong to it, each in words. */
    public List<String> table() {
        Mentions name = Mentions.of(table);
        return by(
                view -> view.tables().contains(table),
                name::loosely,
                of -> !of.name().equals(table));
    }

    /** What names that column, each in words: triggers of the table itself, too. */
    public List<String> column(String column) {
        Mentions name = Mentions.of(column);
        Mentions ofTable = Mentions.of(table);
        return by(
                view -> view.tables().contains(table) && name.loosely(view.sql()),
                sql -> name.loosely(sql) && ofTable.loosely(sql),
                of -> true);
    }

    /** The tables whose module reads the table and names each of these, each in words. */
    public List<String> modules(String... columns) {
        return found.tables().stream()
                .filter(of -> !of.name().equals(table))
                .filter(of -> {
                    String made = of.attributes().getOrDefault(MODULE, "");
                    return Mentions.of(table).loosely(made)
                            && Arrays.stream(columns)
                                    .allMatch(column -> Mentions.of(column).loosely(made));
                })
                .map(of -> "table " + of.name())
                .toList();
    }

    private List<String> by(Predicate<ViewStructure> reads, Predicate<String> names, Predicate<TableStructure> counts) {
        List<String> all = new ArrayList<>();
        for (ViewStructure view : found.views()) {
            if (reads.test(view)) {
                all.add("view " + view.name());
            }
            triggers(view).forEach((trigger, sql) -> {
                if (names.test(sql)) {
                    all.add(trigger + " of view " + view.name());
                }
            });
        }
        found.tables().stream().filter(counts).forEach(of -> {
            of.triggers().stream()
                    .filter(trigger -> names.test(trigger.sql()))
                    .forEach(trigger -> all.add("trigger " + trigger.name() + " of table " + of.name()));
            if (names.test(of.attributes().getOrDefault(MODULE, ""))) {
                all.add("table " + of.name());
            }
        });
        return List.copyOf(all);
    }

    private static Map<String, String> triggers(ViewStructure view) {
        Map<String, String> triggers = new TreeMap<>(view.attributes());
        triggers.keySet().removeIf(key -> !key.startsWith(TRIGGER_OF_VIEW));
        return triggers;
    }
}
