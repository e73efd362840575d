package dev.banister.engine.dialect.sqlite;

import dev.banister.api.model.MigrationException;
import dev.banister.engine.dialect.Inspector;
import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.schema.Mentions;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.schema.TriggerStructure;
import dev.banister.engine.schema.ViewStructure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the statements that SQLite keeps of all that was made, which say everything there is; one query. What they leave
 * out, its own tables and those that belong to a virtual one, is left out.
 */
final class SqliteInspector implements Inspector {

    private static final String QUERY = "SELECT s.type, s.name, s.tbl_name, s.sql FROM main.sqlite_schema s"
            + " LEFT JOIN pragma_table_list l ON l.schema = 'main' AND l.name = s.tbl_name"
            + " WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND COALESCE(l.type, '') <> 'shadow'"
            + " ORDER BY CASE s.type WHEN 'table' THEN 1 WHEN 'view' THEN 2 ELSE 3 END, s.name";

    /** What has been read; a view's triggers are its attributes. */
    private record Found(
            Map<String, FoundTable> tables, Map<String, String> views, Map<String, Map<String, String>> ofViews) {

        Structure structure() {
            Set<String> readable = new HashSet<>(tables.keySet());
            readable.addAll(views.keySet());
            List<TableStructure> all = tables.values().stream()
                    .map(table -> table.structure(tables))
                    .toList();
            return new Structure(
                    all,
                    views.entrySet().stream()
                            .map(view -> view(view.getKey(), view.getValue(), readable))
                            .toList());
        }

        private ViewStructure view(String name, String sql, Set<String> readable) {
            List<String> read = Names.mentioned(sql, readable).stream()
                    .filter(each -> !each.equals(name))
                    .toList();
            Map<String, String> triggers = new TreeMap<>(ofViews.getOrDefault(name, Map.of()));
            triggers.replaceAll((trigger, text) -> Names.ofTables(text, readable));
            return new ViewStructure(name, Names.ofTables(sql, readable), read, triggers);
        }
    }

    @Override
    public Structure read(Connection connection, OurTables ours) throws SQLException {
        Structure all = found(connection).structure();
        Set<String> own = ours.all();
        String schema = ours.schema().map(name -> Sql.name(name) + ".").orElse("");
        return new Structure(
                all.tables().stream()
                        .filter(table -> !own.contains(schema + Sql.name(table.name())))
                        .toList(),
                all.views());
    }

    @Override
    public Structure around(Connection connection, String table) throws SQLException {
        Structure all = found(connection).structure();
        if (all.table(table).isEmpty()) {
            return Structure.EMPTY;
        }
        Set<String> readers = readers(all, table);
        return new Structure(
                all.tables().stream()
                        .filter(each -> each.name().equals(table) || isAbout(each, table))
                        .toList(),
                all.views().stream()
                        .filter(view -> readers.contains(view.name())
                                || Mentions.of(table)
                                        .loosely(String.join(
                                                "\n", view.attributes().values())))
                        .toList());
    }

    /** Does it refer to that table, or do a trigger or the module of it name it? */
    private static boolean isAbout(TableStructure other, String table) {
        Mentions name = Mentions.of(table);
        return other.foreignKeys().stream().anyMatch(key -> key.target().equals(table))
                || other.triggers().stream().anyMatch(trigger -> name.loosely(trigger.sql()))
                || name.loosely(other.attributes().getOrDefault(Attributes.MODULE, ""));
    }

    /** Directly or through others. */
    private static Set<String> readers(Structure all, String table) {
        Set<String> readers = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (ViewStructure view : all.views()) {
                boolean reads =
                        view.tables().contains(table) || view.tables().stream().anyMatch(readers::contains);
                more |= reads && readers.add(view.name());
            }
        }
        return readers;
    }

    private static Found found(Connection connection) throws SQLException {
        Found found = new Found(new TreeMap<>(), new TreeMap<>(), new LinkedHashMap<>());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                add(found, row.getString("type"), row.getString("name"), row);
            }
        }
        return found;
    }

    private static void add(Found found, String type, String name, ResultSet row) throws SQLException {
        String sql = row.getString("sql");
        String of = row.getString("tbl_name");
        try {
            switch (type) {
                case "table" -> found.tables().put(name, TableReading.of(name, sql));
                case "view" -> found.views().put(name, sql);
                case "index" -> {
                    FoundTable table = table(found, of);
                    table.indexes.add(IndexReading.of(name, sql, table.columnNames()));
                }
                default -> addTrigger(found, of, name, sql);
            }
        } catch (IllegalArgumentException e) {
            throw unreadable(name, sql, e);
        }
    }

    private static void addTrigger(Found found, String of, String name, String sql) {
        if (Names.among(found.views().keySet(), of).isPresent()) {
            String view = Names.among(found.views().keySet(), of).get();
            found.ofViews().computeIfAbsent(view, each -> new TreeMap<>()).put(Attributes.TRIGGER + name, sql);
        } else {
            table(found, of).triggers.add(new TriggerStructure(name, sql));
        }
    }

    /** SQLite spells it as its statement did. */
    private static FoundTable table(Found found, String name) {
        return Names.among(found.tables().keySet(), name)
                .map(found.tables()::get)
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + name));
    }

    private static MigrationException unreadable(String name, String sql, IllegalArgumentException e) {
        return NotHonoured.of(
                "SQLite",
                name,
                "its structure to be read",
                e.getMessage() + "; it was made by: " + sql,
                "Change the structure by statements in SQL.");
    }
}
