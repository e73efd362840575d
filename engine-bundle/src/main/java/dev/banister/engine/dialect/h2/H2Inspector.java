package dev.banister.engine.dialect.h2;

import dev.banister.engine.dialect.Inspector;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.DefaultValue;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.schema.TriggerStructure;
import dev.banister.engine.schema.ViewStructure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** At most twelve queries, whatever there is. */
final class H2Inspector implements Inspector {

    private static final String TABLES = "SELECT TABLE_NAME, STORAGE_TYPE, REMARKS FROM INFORMATION_SCHEMA.TABLES"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME";
    private static final String COLUMNS = "SELECT C.*, DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER)"
            + " AS TYPE_SQL FROM INFORMATION_SCHEMA.COLUMNS C WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ANY(?)"
            + " ORDER BY TABLE_NAME, ORDINAL_POSITION";
    private static final String INDEXES = "SELECT TABLE_NAME, INDEX_NAME, INDEX_TYPE_NAME, NULLS_DISTINCT, REMARKS,"
            + " CASE WHEN INDEX_TYPE_NAME IN ('INDEX', 'UNIQUE INDEX') THEN NULL"
            + " ELSE DB_OBJECT_SQL('INDEX', INDEX_SCHEMA, INDEX_NAME) END AS WHOLE FROM INFORMATION_SCHEMA.INDEXES"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ANY(?) AND NOT IS_GENERATED ORDER BY INDEX_NAME";
    private static final String PARTS = "SELECT INDEX_NAME, COLUMN_NAME, ORDERING_SPECIFICATION, NULL_ORDERING"
            + " FROM INFORMATION_SCHEMA.INDEX_COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ANY(?)"
            + " ORDER BY INDEX_NAME, ORDINAL_POSITION";
    private static final String TRIGGERS = "SELECT DISTINCT EVENT_OBJECT_TABLE, TRIGGER_NAME,"
            + " DB_OBJECT_SQL('TRIGGER', TRIGGER_SCHEMA, TRIGGER_NAME) AS WHOLE FROM INFORMATION_SCHEMA.TRIGGERS"
            + " WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ANY(?) ORDER BY TRIGGER_NAME";
    private static final String VIEWS = "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION, REMARKS,"
            + " DB_OBJECT_SQL('TABLE', TABLE_SCHEMA, TABLE_NAME) AS WHOLE FROM INFORMATION_SCHEMA.VIEWS"
            + " WHERE TABLE_SCHEMA = ANY(?) ORDER BY TABLE_SCHEMA, TABLE_NAME";
    private static final String SCHEMATA =
            "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME <> 'INFORMATION_SCHEMA'";

    /** H2 writes what a view reads qualified and quoted. */
    private static final Pattern QUALIFIED = Pattern.compile("\"((?:[^\"]|\"\")*)\"\\.\"((?:[^\"]|\"\")*)\"");

    @Override
    public Structure read(Connection connection, OurTables ours) throws SQLException {
        String schema = schema(connection);
        boolean inOurs = ours.schema().map(schema::equals).orElse(true);
        Predicate<String> isTheirs = name -> !inOurs || !name.startsWith(ours.prefix());
        return new Structure(
                tables(connection, schema, H2Constraints.of(connection, schema), isTheirs),
                views(connection, schema, List.of(schema)));
    }

    @Override
    public Structure around(Connection connection, String table) throws SQLException {
        String schema = schema(connection);
        H2Constraints constraints = H2Constraints.of(connection, schema);
        Set<String> names = new HashSet<>(constraints.referringTo(table));
        names.add(table);
        List<TableStructure> tables = tables(connection, schema, constraints, names::contains);
        return tables.stream().noneMatch(found -> found.name().equals(table))
                ? Structure.EMPTY
                : new Structure(tables, reading(views(connection, schema, schemata(connection)), table));
    }

    /** A view elsewhere may read the table, too. */
    private static List<String> schemata(Connection connection) throws SQLException {
        return H2Rows.all(connection, row -> row.getString(1), SCHEMATA);
    }

    private static String schema(Connection connection) throws SQLException {
        return H2Rows.all(connection, row -> row.getString(1), "VALUES CURRENT_SCHEMA")
                .get(0);
    }

    /** Those that read the table, or one of those. */
    private static List<ViewStructure> reading(List<ViewStructure> views, String table) {
        Set<String> read = new HashSet<>(Set.of(table));
        boolean more = true;
        while (more) {
            more = false;
            for (ViewStructure view : views) {
                more |= view.tables().stream().anyMatch(read::contains) && read.add(view.name());
            }
        }
        return views.stream().filter(view -> read.contains(view.name())).toList();
    }

    private static List<TableStructure> tables(
            Connection connection, String schema, H2Constraints constraints, Predicate<String> wanted)
            throws SQLException {
        List<TableStructure> bare = H2Rows.all(connection, H2Inspector::bare, TABLES, schema).stream()
                .filter(table -> wanted.test(table.name()))
                .toList();
        Object[] where = {schema, bare.stream().map(TableStructure::name).toArray()};
        Map<String, List<ColumnStructure>> columns = grouped(connection, H2Inspector::column, COLUMNS, where);
        Map<String, List<IndexStructure>> indexes = indexes(connection, where);
        Map<String, List<TriggerStructure>> triggers = grouped(connection, H2Inspector::trigger, TRIGGERS, where);
        List<TableStructure> tables = new ArrayList<>();
        for (TableStructure table : bare) {
            String name = table.name();
            tables.add(new TableStructure(
                    name,
                    columns.getOrDefault(name, List.of()),
                    constraints.primaryKey(name),
                    constraints.uniqueKeys(name),
                    constraints.foreignKeys(name),
                    constraints.checks(name),
                    indexes.getOrDefault(name, List.of()),
                    triggers.getOrDefault(name, List.of()),
                    table.comment(),
                    table.attributes()));
        }
        return tables;
    }

    private static TableStructure bare(ResultSet row) throws SQLException {
        return new TableStructure(
                row.getString("TABLE_NAME"),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                H2Rows.text(row, "REMARKS"),
                Map.of(H2Attributes.STORAGE, H2Rows.text(row, "STORAGE_TYPE")));
    }

    private record Owned<T>(String table, T value) {}

    /** By the table, which is the first column that the row is asked for. */
    private static <T> Map<String, List<T>> grouped(
            Connection connection, H2Rows.Reader<Owned<T>> reader, String sql, Object... where) throws SQLException {
        return H2Rows.all(connection, reader, sql, where).stream()
                .collect(Collectors.groupingBy(Owned::table, Collectors.mapping(Owned::value, Collectors.toList())));
    }

    private static Owned<ColumnStructure> column(ResultSet row) throws SQLException {
        boolean counting = "YES".equals(row.getString("IS_IDENTITY"));
        return new Owned<>(
                row.getString("TABLE_NAME"),
                new ColumnStructure(
                        row.getString("COLUMN_NAME"),
                        new DataType.Native(type(row)),
                        "YES".equals(row.getString("IS_NULLABLE")),
                        Optional.ofNullable(row.getString("COLUMN_DEFAULT")).map(DefaultValue.Expression::new),
                        counting,
                        Optional.ofNullable(row.getString("GENERATION_EXPRESSION")),
                        H2Rows.text(row, "REMARKS"),
                        attributes(row, counting)));
    }

    private static String type(ResultSet row) throws SQLException {
        String domain = row.getString("DOMAIN_NAME");
        return domain == null
                ? row.getString("TYPE_SQL")
                : H2Dialect.quoted(row.getString("DOMAIN_SCHEMA")) + "." + H2Dialect.quoted(domain);
    }

    private static Map<String, String> attributes(ResultSet row, boolean counting) throws SQLException {
        Map<String, String> attributes = new HashMap<>();
        H2Attributes.put(attributes, H2Attributes.ON_UPDATE, row.getString("COLUMN_ON_UPDATE"));
        H2Attributes.put(attributes, H2Attributes.DEFAULT_ON_NULL, row.getBoolean("DEFAULT_ON_NULL") ? "yes" : null);
        H2Attributes.put(attributes, H2Attributes.INVISIBLE, row.getBoolean("IS_VISIBLE") ? null : "yes");
        if (counting) {
            String generation = row.getString("IDENTITY_GENERATION");
            H2Attributes.put(attributes, H2Attributes.IDENTITY, "BY DEFAULT".equals(generation) ? null : generation);
            H2Attributes.put(attributes, H2Attributes.IDENTITY_OPTIONS, H2Identity.options(row, type(row)));
        }
        return attributes;
    }

    private static Map<String, List<IndexStructure>> indexes(Connection connection, Object... where)
            throws SQLException {
        Map<String, List<IndexStructure.Part>> parts = grouped(connection, H2Inspector::part, PARTS, where);
        return grouped(connection, row -> index(row, parts), INDEXES, where);
    }

    private static Owned<IndexStructure.Part> part(ResultSet row) throws SQLException {
        boolean descending = "DESC".equals(row.getString("ORDERING_SPECIFICATION"));
        String nulls = H2Rows.text(row, "NULL_ORDERING");
        boolean usual = nulls.isEmpty() || nulls.equals(descending ? "LAST" : "FIRST");
        return new Owned<>(
                row.getString("INDEX_NAME"),
                new IndexStructure.Part(
                        row.getString("COLUMN_NAME"),
                        false,
                        descending,
                        usual ? Map.of() : Map.of(H2Attributes.NULLS, nulls)));
    }

    private static Owned<IndexStructure> index(ResultSet row, Map<String, List<IndexStructure.Part>> parts)
            throws SQLException {
        Map<String, String> attributes = new HashMap<>();
        String nulls = H2Rows.text(row, "NULLS_DISTINCT");
        H2Attributes.put(attributes, H2Attributes.NULLS_DISTINCT, "YES".equals(nulls) ? null : nulls);
        H2Attributes.put(attributes, H2Attributes.COMMENT, row.getString("REMARKS"));
        String name = row.getString("INDEX_NAME");
        return new Owned<>(
                row.getString("TABLE_NAME"),
                new IndexStructure(
                        name,
                        row.getString("INDEX_TYPE_NAME").startsWith("UNIQUE"),
                        parts.getOrDefault(name, List.of()),
                        Optional.empty(),
                        Optional.ofNullable(row.getString("WHOLE")),
                        attributes));
    }

    private static Owned<TriggerStructure> trigger(ResultSet row) throws SQLException {
        return new Owned<>(
                row.getString("EVENT_OBJECT_TABLE"),
                new TriggerStructure(row.getString("TRIGGER_NAME"), row.getString("WHOLE")));
    }

    private static List<ViewStructure> views(Connection connection, String schema, List<String> of)
            throws SQLException {
        return H2Rows.all(connection, row -> view(row, schema), VIEWS, (Object) of.toArray());
    }

    private static ViewStructure view(ResultSet row, String schema) throws SQLException {
        Map<String, String> attributes = new HashMap<>();
        H2Attributes.put(attributes, H2Attributes.COMMENT, row.getString("REMARKS"));
        List<String> tables = QUALIFIED
                .matcher(H2Rows.text(row, "VIEW_DEFINITION"))
                .results()
                .map(found -> name(schema, unquoted(found, 1), unquoted(found, 2)))
                .distinct()
                .sorted()
                .toList();
        return new ViewStructure(
                name(schema, row.getString("TABLE_SCHEMA"), row.getString("TABLE_NAME")),
                row.getString("WHOLE"),
                tables,
                attributes);
    }

    /** Qualified only if it is elsewhere. */
    private static String name(String schema, String own, String name) {
        return own.equals(schema) ? name : own + "." + name;
    }

    private static String unquoted(MatchResult found, int group) {
        return found.group(group).replace("\"\"", "\"");
    }
}
