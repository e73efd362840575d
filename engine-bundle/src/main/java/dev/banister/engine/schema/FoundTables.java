package dev.banister.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was found at one moment under the names of tables that somebody has looked for; nothing is said of other names.
 *
 * @param absent the names under which there was no table
 */
public record FoundTables(List<TableStructure> tables, Set<String> absent) {

    /** Nobody has looked. */
    public static final FoundTables NONE = new FoundTables(List.of(), Set.of());

    public FoundTables {
        tables = List.copyOf(tables);
        absent = Set.copyOf(absent);
    }

    /** The same with what was found under one more name, or under that name since. */
    public FoundTables with(String name, Optional<TableStructure> table) {
        Objects.requireNonNull(name, "name");
        List<TableStructure> others = new ArrayList<>(tables);
        others.removeIf(each -> each.name().equals(name));
        table.ifPresent(others::add);
        Set<String> none = new TreeSet<>(absent);
        none.remove(name);
        if (table.isEmpty()) {
            none.add(name);
        }
        return new FoundTables(others, none);
    }

    /** Has somebody looked for that name? */
    public boolean knows(String name) {
        return absent.contains(name) || table(name).isPresent();
    }

    /** The table of exactly that name, if it was found. */
    public Optional<TableStructure> table(String name) {
        return tables.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Is under each of these names what was there, wherever its columns stand? Of a name that is not known: no. */
    public boolean isStill(FoundTables now, Set<String> names) {
        return names.stream().allMatch(name -> knows(name) && text(name).equals(now.text(name)));
    }

    private Optional<String> text(String name) {
        return table(name)
                .map(table -> new Structure(List.of(table), List.of())
                        .withoutColumnOrder()
                        .fingerprint());
    }
}
