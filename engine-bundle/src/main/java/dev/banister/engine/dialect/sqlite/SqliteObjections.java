package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What SQLite would not say when it is asked for a change: it looks at no row, and at no key, when a key refers to it. */
final class SqliteObjections {

    private SqliteObjections() {}

    static List<Objection> of(Operation operation) {
        if (operation instanceof Operation.AddColumn add) {
            return Objection.toColumn(SqliteRenderer.PRODUCT, Sql.name(add.table()), add);
        }
        if (operation instanceof Operation.AddForeignKey add) {
            return List.of(unkeyed(add.table(), add.key()), unmet(add.table(), add.key()));
        }
        if (operation instanceof Operation.CreateTable create) {
            return create.definition().foreignKeys().stream()
                    .filter(key -> !isOwn(create.definition(), key))
                    .map(key -> unkeyed(create.table(), key))
                    .toList();
        }
        return List.of();
    }

    /** Does it refer to a key of the table that is just being made? */
    private static boolean isOwn(TableStructure table, ForeignKeyStructure key) {
        return key.target().equalsIgnoreCase(table.name())
                && Stream.concat(table.primaryKey().stream(), table.uniqueKeys().stream())
                        .map(KeyStructure::columns)
                        .anyMatch(columns -> new TreeSet<>(columns).equals(new TreeSet<>(key.targetColumns())));
    }

    private static Objection unkeyed(String table, ForeignKeyStructure key) {
        String target = Sql.text(key.target());
        String columns = key.targetColumns().stream().map(Sql::text).collect(Collectors.joining(", "));
        String asked = "(SELECT json_group_array(lower(value)) FROM (SELECT value FROM json_each(json_array(" + columns
                + ")) ORDER BY lower(value)))";
        String keyed = "SELECT json_group_array(lower(name)) FROM (SELECT name FROM ";
        String primary = keyed + "pragma_table_info(" + target + ") WHERE pk ORDER BY lower(name))";
        String unique = keyed + "pragma_index_info(l.name) ORDER BY lower(name))";
        // A table without a primary key has one of no columns, as it were.
        String isKeyed = key.targetColumns().isEmpty() ? "SELECT 1 OR " : "SELECT 1 WHERE ";
        return new Objection(
                isKeyed + asked + " <> (" + primary + ") AND NOT EXISTS (SELECT 1 FROM pragma_index_list(" + target
                        + ") l WHERE l.\"unique\" AND NOT l.partial AND (" + unique + ") = " + asked + ")",
                NotHonoured.finding(
                        SqliteRenderer.PRODUCT,
                        table + "." + key.name(),
                        "a foreign key to " + key.target() + " (" + String.join(", ", key.targetColumns()) + ")",
                        "these are no primary or unique key of " + key.target()
                                + ", and every change of rows would fail",
                        "Add a unique key or index of just these columns first, or refer to others by to()."));
    }

    private static Objection unmet(String table, ForeignKeyStructure key) {
        List<String> conditions = new ArrayList<>();
        key.columns().forEach(column -> conditions.add("c." + Sql.name(column) + " IS NOT NULL"));
        String same = IntStream.range(
                        0, Math.min(key.columns().size(), key.targetColumns().size()))
                .mapToObj(i -> "p." + Sql.name(key.targetColumns().get(i)) + " = c."
                        + Sql.name(key.columns().get(i)))
                .collect(Collectors.joining(" AND "));
        return new Objection(
                "SELECT 1 FROM " + Sql.name(table) + " c WHERE " + String.join(" AND ", conditions)
                        + " AND NOT EXISTS (SELECT 1 FROM " + Sql.name(key.target()) + " p WHERE " + same + ") LIMIT 1",
                NotHonoured.finding(
                        SqliteRenderer.PRODUCT,
                        table + "." + key.name(),
                        "a foreign key to " + key.target(),
                        "there are rows that refer to none of its rows",
                        "Delete or change these rows first."));
    }
}
