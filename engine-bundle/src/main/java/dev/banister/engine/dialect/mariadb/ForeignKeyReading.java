package dev.banister.engine.dialect.mariadb;

import dev.banister.api.schema.ReferentialAction;
import dev.banister.engine.dialect.mariadb.InformationSchema.Found;
import dev.banister.engine.schema.ForeignKeyStructure;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The foreign keys of all tables. */
record ForeignKeyReading(String schema, Map<String, List<Found>> columns, Map<String, List<Found>> rules) {

    private static final String COLUMNS = "SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA,"
            + " REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE";
    private static final String RULES = "SELECT TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE"
            + " FROM information_schema.REFERENTIAL_CONSTRAINTS";

    static ForeignKeyReading of(InformationSchema schema) throws SQLException {
        return new ForeignKeyReading(
                schema.schema(),
                schema.byTable(COLUMNS, "TABLE_SCHEMA", "TABLE_NAME", "CONSTRAINT_NAME, ORDINAL_POSITION"),
                schema.byTable(RULES, "CONSTRAINT_SCHEMA", "TABLE_NAME", "CONSTRAINT_NAME"));
    }

    List<ForeignKeyStructure> of(String table) {
        Map<String, List<Found>> byName = columns.getOrDefault(table, List.of()).stream()
                .filter(row -> row.value("REFERENCED_TABLE_NAME").isPresent())
                .collect(Collectors.groupingBy(
                        row -> row.text("CONSTRAINT_NAME"), LinkedHashMap::new, Collectors.toList()));
        return rules.getOrDefault(table, List.of()).stream()
                .filter(rule -> byName.containsKey(rule.text("CONSTRAINT_NAME")))
                .map(rule -> key(rule, byName.getOrDefault(rule.text("CONSTRAINT_NAME"), List.of())))
                .sorted(Comparator.comparing(ForeignKeyStructure::name))
                .toList();
    }

    private ForeignKeyStructure key(Found rule, List<Found> columns) {
        Found first = columns.get(0);
        String elsewhere = first.text("REFERENCED_TABLE_SCHEMA");
        boolean here = elsewhere.equals(schema);
        String target = first.text("REFERENCED_TABLE_NAME");
        return new ForeignKeyStructure(
                rule.text("CONSTRAINT_NAME"),
                columns.stream().map(row -> row.text("COLUMN_NAME")).toList(),
                here ? target : elsewhere + "." + target,
                columns.stream().map(row -> row.text("REFERENCED_COLUMN_NAME")).toList(),
                action(rule.text("DELETE_RULE")),
                action(rule.text("UPDATE_RULE")),
                here ? Map.of() : Map.of(Attributes.SCHEMA, elsewhere));
    }

    private static ReferentialAction action(String rule) {
        return ReferentialAction.valueOf(rule.replace(' ', '_'));
    }
}
