package dev.banister.engine.database;

import dev.banister.api.schema.ColumnType;
import java.util.List;

/** Columns that belong together, as scripts have them by one word. */
final class Conventions {

    private Conventions() {}

    static List<NewColumn> timestamps(Finder finder) {
        List<NewColumn> columns = List.of(
                new NewColumn(finder, "created_at", ColumnType.timestamptz()),
                new NewColumn(finder, "updated_at", ColumnType.timestamptz()));
        columns.forEach(column -> column.notNull().defaultToNow());
        return columns;
    }

    static List<NewColumn> actionOnBy(Finder finder, String action) {
        return List.of(
                new NewColumn(finder, action + "_on", ColumnType.timestamptz()),
                new NewColumn(finder, action + "_by_id", ColumnType.integer()),
                new NewColumn(finder, action + "_by_name", ColumnType.string()),
                new NewColumn(finder, action + "_by_email", ColumnType.string()));
    }
}
