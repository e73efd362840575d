package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.TableStructure;
import java.util.List;
import java.util.Optional;

/** The number that every row of an ordinary table has, by which others may know it: an index for searching, for one. */
final class RowIds {

    private static final List<String> NAMES = List.of("rowid", "_rowid_", "oid");

    private RowIds() {}

    /** The column that is another name for the number. */
    static Optional<String> column(TableStructure table) {
        return table.primaryKey()
                .filter(key -> key.columns().size() == 1)
                .flatMap(key -> table.column(key.columns().get(0)))
                .filter(column ->
                        column.counting() || TypeNames.of(column.type()).equalsIgnoreCase("integer"))
                .map(ColumnStructure::name);
    }

    static boolean has(TableStructure table) {
        return !table.attributes().containsKey(Attributes.WITHOUT_ROWID);
    }

    /** What the number is called in SQL. */
    static String name(TableStructure table) {
        return NAMES.stream()
                .filter(name -> table.columns().stream()
                        .noneMatch(column -> column.name().equalsIgnoreCase(name)))
                .findFirst()
                .orElseThrow(() -> NotHonoured.of(
                        SqliteRenderer.PRODUCT,
                        table.name(),
                        "another structure of it",
                        "the table has to be made anew, and its rows would get other numbers: it has columns of all"
                                + " three names by which these are copied",
                        "Change it with SQL, in a script that has a down of its own, or none."));
    }
}
