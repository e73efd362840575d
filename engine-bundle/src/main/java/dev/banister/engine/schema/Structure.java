package dev.banister.engine.schema;

import dev.banister.engine.script.Digest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /** The view of exactly that name. */
    public Optional<ViewStructure> view(String view) {
        return views.stream().filter(each -> each.name().equals(view)).findFirst();
    }

    /** The same where nobody cares for the order of columns, which are in the order of their names. */
    public Structure withoutColumnOrder() {
        return new Structure(
                tables.stream().map(TableStructure::withoutColumnOrder).toList(), views);
    }

    /** The same without such attributes of tables and columns. */
    public Structure without(Predicate<String> attribute) {
        return new Structure(
                tables.stream().map(table -> table.without(attribute)).toList(), views);
    }

    /**
     * Text that two structures have in common only if they are the same. It depends on the order of columns, and on no
     * other order; it is the same in every process.
     */
    public String fingerprint() {
        return new Digest().of(Json.write(StructureForm.of(this)));
    }
}
