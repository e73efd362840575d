package dev.banister.engine.database;

import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.engine.dialect.CopyRenderer;
import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableCopy;
import dev.banister.engine.schema.TableStructure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The copies of tables that one running script works on. For one thread. */
final class Copies {

    private final Changes changes;
    private final Map<String, OpenCopy> open = new LinkedHashMap<>();

    Copies(Changes changes) {
        this.changes = changes;
    }

    /** The copy of a table, made at the first call. */
    OpenCopy use(String table) {
        changes.flush();
        String stored = changes.finder().table(table).name();
        OpenCopy copy = open.get(stored);
        if (copy == null) {
            copy = make(stored);
            open.put(stored, copy);
        }
        return copy;
    }

    private OpenCopy make(String table) {
        CopyRenderer renderer = changes.finder().dialect().copies().orElseThrow(() -> noCopies(table));
        TableCopy copy = renderer.copyOf(table);
        changes.run("nobody writes to " + table, table, renderer.lock(table));
        Structure around = changes.finder().around(table);
        requireFree(copy);
        Objections objections = changes.objections();
        objections.requireNone(objections.placing(() -> renderer.objections(copy, around)));
        changes.run(
                copy.name() + " is made of " + table,
                copy.name(),
                objections.placing(() -> renderer.copy(copy, around)));
        return new OpenCopy(changes, renderer, copy);
    }

    private MigrationException noCopies(String table) {
        String product = changes.finder().dialect().name();
        return new MigrationException(changes.objections()
                .placed(NotHonoured.finding(
                        product,
                        table,
                        "a copy to work on",
                        product + " commits every change of structure by itself, and copies are not offered there yet",
                        "Change the table itself, by loadTable or in SQL.")));
    }

    private void requireFree(TableCopy copy) {
        if (changes.finder().around(copy.name()).table(copy.name()).isPresent()) {
            throw changes.objections()
                    .error(
                            FindingCodes.ALREADY_THERE,
                            "there is a table " + copy.name() + " already",
                            "Rename it, or drop it if nobody needs it.",
                            "the copy of " + copy.table() + " would have that name",
                            "nothing was copied");
        }
    }

    /** Puts the copies in the place of these tables. */
    void done(List<String> tables) {
        changes.flush();
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("name the tables that are done");
        }
        List<String> stored = tables.stream()
                .map(table -> changes.finder().table(table).name())
                .toList();
        List<OpenCopy> done = stored.stream().map(this::opened).toList();
        stored.forEach(table -> part(table, stored));
        done.forEach(this::swap);
    }

    private void part(String table, List<String> done) {
        CopyRenderer renderer = changes.finder().dialect().copies().orElseThrow();
        changes.run(
                table + " goes along with others that refer to it, or that it refers to",
                table,
                renderer.part(changes.finder().stored(table), done));
    }

    private OpenCopy opened(String table) {
        OpenCopy copy = open.get(table);
        if (copy == null) {
            throw changes.objections()
                    .error(
                            FindingCodes.COPY_NOT_DONE,
                            "the table " + table + " is said to be done, and there is no copy of it",
                            "Call useTable or useTableForAlter before, or take it out of doneUsingTables.",
                            "copies there: " + (open.isEmpty() ? "none" : String.join(", ", open.keySet())));
        }
        return copy;
    }

    private void swap(OpenCopy copy) {
        String table = copy.names().table();
        CopyRenderer renderer = changes.finder().dialect().copies().orElseThrow();
        TableCopy names = copy.names();
        TableStructure now = changes.finder().stored(names.name());
        List<String> order = copy.ordered(now);
        if (!order.equals(now.columns().stream().map(ColumnStructure::name).toList())) {
            changes.run(
                    "the columns of " + names.name() + " get their order",
                    names.name(),
                    renderer.reorder(names, now, order));
            now = changes.finder().stored(names.name());
        }
        Structure around = changes.finder().around(table);
        // Others may have come in the meantime.
        Objections objections = changes.objections();
        objections.requireNone(objections.placing(() -> renderer.objections(names, around)));
        TableStructure made = now;
        changes.run(
                names.name() + " takes the place of " + table,
                table,
                changes.objections().placing(() -> renderer.swap(names, around, made)));
        open.remove(table);
    }

    /** To be called when the script has returned. */
    void requireNone() {
        if (!open.isEmpty()) {
            String tables = String.join(", ", open.keySet());
            throw changes.objections()
                    .error(
                            FindingCodes.COPY_NOT_DONE,
                            "the script has ended, and the copy of " + tables + " was not put in its place",
                            "Call doneUsingTables(\"" + String.join("\", \"", open.keySet())
                                    + "\") in the script when its copies are as they are to be.",
                            "copies left: " + tables,
                            "the tables themselves are as they were");
        }
    }
}
