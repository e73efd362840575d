package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table that is made anew with its rows and their numbers, in the order of steps that SQLite's documentation gives. What refers to it by
 * its name (views, foreign keys and triggers of other tables) is left alone.
 *
 * @param before as it is
 * @param after as it is to be
 * @param converted what goes into columns that do not just keep their values, by their names
 */
record Rebuild(TableStructure before, TableStructure after, Map<String, String> converted) {

    private static final String SUFFIX = "_banister_new";

    /** With foreign keys, DROP TABLE would delete the rows of children; whoever begins the transaction turns them off. */
    static final String GUARD = "SELECT json_extract('{}', 'a table is rebuilt while foreign_keys is '"
            + " || foreign_keys) FROM pragma_foreign_keys WHERE foreign_keys";

    private static final String LEGACY = "PRAGMA legacy_alter_table = ";

    List<String> statements() {
        String table = Sql.name(before.name());
        String name = before.name() + SUFFIX;
        String made = Sql.name(name);
        List<String> statements = new ArrayList<>();
        statements.add(GUARD);
        statements.add(TableText.create(after, name));
        rows(table, made).ifPresent(statements::add);
        if (isCounting(before) && isCounting(after)) {
            statements.addAll(countOn(before.name(), name));
        }
        statements.addAll(replace(before.name(), name));
        statements.addAll(TableText.belongings(after));
        return statements;
    }

    /** Lets a table go on with the numbers of another one. */
    static List<String> countOn(String from, String to) {
        return List.of(
                "DELETE FROM sqlite_sequence WHERE name = " + Sql.text(to),
                "INSERT INTO sqlite_sequence (name, seq) SELECT " + Sql.text(to)
                        + ", seq FROM sqlite_sequence WHERE name = " + Sql.text(from));
    }

    /** Puts one table in the place of another one. */
    static List<String> replace(String table, String by) {
        return List.of(
                "DROP TABLE " + Sql.name(table),
                // Else SQLite looks at views, which find no such table at this moment.
                LEGACY + "ON",
                "ALTER TABLE " + Sql.name(by) + " RENAME TO " + Sql.name(table),
                LEGACY + "OFF");
    }

    static boolean isCounting(TableStructure table) {
        Stream<String> keys = Stream.concat(
                table.columns().stream().map(column -> column.attributes().getOrDefault(Attributes.KEYS, "")),
                table.attributes().entrySet().stream()
                        .filter(each -> each.getKey().startsWith(Attributes.KEY))
                        .map(Map.Entry::getValue));
        return table.columns().stream().anyMatch(ColumnStructure::counting)
                || keys.flatMap(key -> Token.of(key).stream()).anyMatch(token -> token.isWord("AUTOINCREMENT"));
    }

    /** Copies them, by names as they stand in SQL. */
    Optional<String> rows(String table, String made) {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (ColumnStructure column : after.columns()) {
            boolean isKept = before.column(column.name())
                    .filter(was -> column.generatedAs().isEmpty())
                    .isPresent();
            if (isKept) {
                columns.add(column.name());
                values.add(converted.getOrDefault(column.name(), Sql.name(column.name())));
            }
        }
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        boolean keepsNumbers = RowIds.column(after).filter(columns::contains).isPresent();
        boolean isNumbered = RowIds.has(before) && RowIds.has(after) && !keepsNumbers;
        String into = isNumbered ? RowIds.name(after) + ", " : "";
        String from = isNumbered ? RowIds.name(before) + ", " : "";
        return Optional.of("INSERT INTO " + made + " (" + into + Sql.list(columns) + ") SELECT " + from
                + String.join(", ", values) + " FROM " + table);
    }
}
