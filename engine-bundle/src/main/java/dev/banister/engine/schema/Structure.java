package dev.banister.engine.schema;

import java.util.List;
import java.util.Optional;

/**
 * What one schema of a database holds, or the part of it that was asked for. Sorted by name.
 *
 * @param tables without our own
 */
public record Structure(List<TableStructure> tables, List<ViewStructure> views) {

    public static final Structure EMPTY = new Structure(List.of(), List.of());

    public Structure {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    /** The table of exactly that name. */
    public Optional<TableStructure> table(String table) {
        return tables.stream().filter(each -> each.name().equals(table)).findFirst();
    }
}
