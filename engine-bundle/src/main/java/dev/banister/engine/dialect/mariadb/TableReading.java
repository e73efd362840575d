package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.mariadb.InformationSchema.Found;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.TableStructure;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of a schema, each part of them read by one query. */
final class TableReading {

    private static final String TABLES = "SELECT TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_COLLATION, CREATE_OPTIONS,"
            + " TABLE_COMMENT FROM information_schema.TABLES";
    private static final String PARTITIONS = "SELECT TABLE_NAME, PARTITION_NAME, SUBPARTITION_NAME, PARTITION_METHOD,"
            + " SUBPARTITION_METHOD, PARTITION_EXPRESSION, SUBPARTITION_EXPRESSION, PARTITION_DESCRIPTION"
            + " FROM information_schema.PARTITIONS";
    private static final String CHECKS_OF_MARIADB =
            "SELECT TABLE_NAME, CONSTRAINT_NAME, LEVEL, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS";
    private static final String CHECKS_OF_MYSQL = "SELECT t.TABLE_NAME, c.CONSTRAINT_NAME, 'Table' AS LEVEL,"
            + " c.CHECK_CLAUSE FROM information_schema.TABLE_CONSTRAINTS t"
            + " JOIN information_schema.CHECK_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA"
            + " AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME AND t.CONSTRAINT_TYPE = 'CHECK'";

    private static final String PERIODS = "SELECT TABLE_NAME, PERIOD FROM information_schema.PERIODS";

    private static final String BASE_TABLE = "BASE TABLE";
    private static final String SYSTEM_VERSIONED = "SYSTEM VERSIONED";

    private final ColumnReading columnReading;
    private final Map<String, List<Found>> columns;
    private final IndexReading indexes;
    private final ForeignKeyReading foreignKeys;
    private final TriggerReading triggers;
    private final Map<String, List<Found>> checks;
    private final Map<String, List<Found>> partitions;
    private final Set<String> withPeriods;

    private TableReading(Flavour flavour, InformationSchema schema) throws SQLException {
        this.columnReading = new ColumnReading(flavour);
        this.columns = columnReading.rows(schema);
        this.indexes = IndexReading.of(flavour, schema);
        this.foreignKeys = ForeignKeyReading.of(schema);
        this.triggers = TriggerReading.of(flavour, schema);
        this.checks = flavour.isMysql()
                ? schema.byTable(CHECKS_OF_MYSQL, "t.TABLE_SCHEMA", "t.TABLE_NAME", "c.CONSTRAINT_NAME")
                : schema.byTable(CHECKS_OF_MARIADB, "CONSTRAINT_SCHEMA", "TABLE_NAME", "CONSTRAINT_NAME");
        this.partitions = schema.byTable(
                PARTITIONS,
                "PARTITION_NAME IS NOT NULL AND TABLE_SCHEMA",
                "TABLE_NAME",
                "PARTITION_ORDINAL_POSITION, SUBPARTITION_ORDINAL_POSITION");
        this.withPeriods = withPeriods(flavour, schema, columns.keySet());
    }

    /** Older servers tell it nowhere but in the statement that makes the table. */
    private static Set<String> withPeriods(Flavour flavour, InformationSchema schema, Set<String> tables)
            throws SQLException {
        if (flavour.isMysql()) {
            return Set.of();
        }
        if (flavour.listsPeriods()) {
            return schema.byTable(PERIODS, "TABLE_SCHEMA", "TABLE_NAME", "PERIOD")
                    .keySet();
        }
        Set<String> all = new HashSet<>();
        for (String table : tables) {
            List<Found> made = schema.query("SHOW CREATE TABLE " + Sql.name(table));
            if (made.get(0).text("CREATE TABLE").contains("PERIOD FOR ")) {
                all.add(table);
            }
        }
        return all;
    }

    static List<TableStructure> of(Flavour flavour, InformationSchema schema) throws SQLException {
        TableReading reading = new TableReading(flavour, schema);
        return schema.byTable(TABLES, "TABLE_SCHEMA", "TABLE_NAME", "TABLE_TYPE").values().stream()
                .map(rows -> rows.get(0))
                .filter(row -> row.is("TABLE_TYPE", BASE_TABLE) || row.is("TABLE_TYPE", SYSTEM_VERSIONED))
                .map(reading::table)
                .sorted(Comparator.comparing(TableStructure::name))
                .toList();
    }

    private TableStructure table(Found row) {
        String name = row.text("TABLE_NAME");
        Optional<IndexStructure> primary = indexes.primaryKey(name);
        return new TableStructure(
                name,
                columns(name),
                primary.map(IndexReading::key),
                indexes.uniqueKeys(name),
                foreignKeys.of(name),
                checks(name),
                indexes.of(name),
                triggers.of(name),
                row.text("TABLE_COMMENT"),
                attributes(row, primary));
    }

    private List<ColumnStructure> columns(String table) {
        List<Found> rows = columns.getOrDefault(table, List.of());
        List<String> names = rows.stream().map(row -> row.text("COLUMN_NAME")).toList();
        Map<String, String> ofColumns = checks.getOrDefault(table, List.of()).stream()
                .filter(row -> row.is("LEVEL", "Column"))
                .collect(Collectors.toMap(
                        row -> owner(row, names),
                        row -> row.text("CHECK_CLAUSE"),
                        (one, other) -> one + " and " + other));
        return rows.stream()
                .map(row -> columnReading.column(row, Optional.ofNullable(ofColumns.get(row.text("COLUMN_NAME")))))
                .toList();
    }

    /** After a column was renamed the server still calls its check by the old name, and only the text has the new one. */
    private static String owner(Found check, List<String> columns) {
        String clause = check.text("CHECK_CLAUSE");
        String name = check.text("CONSTRAINT_NAME");
        return clause.contains(Sql.name(name))
                ? name
                : columns.stream()
                        .filter(column -> clause.contains(Sql.name(column)))
                        .findFirst()
                        .orElse(name);
    }

    private List<CheckStructure> checks(String table) {
        return checks.getOrDefault(table, List.of()).stream()
                .filter(row -> row.is("LEVEL", "Table"))
                .map(row -> new CheckStructure(row.text("CONSTRAINT_NAME"), row.text("CHECK_CLAUSE")))
                .sorted(Comparator.comparing(CheckStructure::name))
                .toList();
    }

    private Map<String, String> attributes(Found row, Optional<IndexStructure> primary) {
        String name = row.text("TABLE_NAME");
        Map<String, String> attributes = new HashMap<>();
        row.value("ENGINE").ifPresent(engine -> attributes.put(Attributes.ENGINE, engine));
        row.value("TABLE_COLLATION").ifPresent(collation -> attributes.put(Attributes.COLLATION, collation));
        String options = row.text("CREATE_OPTIONS").replace("partitioned", "").strip();
        if (!options.isEmpty()) {
            attributes.put(Attributes.OPTIONS, options);
        }
        if (row.is("TABLE_TYPE", SYSTEM_VERSIONED)) {
            attributes.put(Attributes.VERSIONED, Attributes.YES);
        }
        if (withPeriods.contains(name)) {
            attributes.put(Attributes.PERIODS, Attributes.YES);
        }
        primary.filter(index -> !IndexReading.isPlain(index))
                .ifPresent(index -> attributes.put(Attributes.PRIMARY_PARTS, IndexText.parts(index)));
        if (partitions.containsKey(name)) {
            attributes.put(Attributes.PARTITIONS, lines(partitions.get(name), TableReading::partition));
        }
        return attributes;
    }

    private static String lines(List<Found> rows, Function<Found, String> line) {
        return rows.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String partition(Found row) {
        return String.join(
                " ",
                row.text("PARTITION_METHOD"),
                row.text("PARTITION_EXPRESSION"),
                row.text("SUBPARTITION_METHOD"),
                row.text("SUBPARTITION_EXPRESSION"),
                row.text("PARTITION_NAME"),
                row.text("SUBPARTITION_NAME"),
                row.text("PARTITION_DESCRIPTION"));
    }
}
