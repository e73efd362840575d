package dev.banister.engine.dialect.h2;

import dev.banister.api.schema.ReferentialAction;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.KeyStructure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The constraints of one schema, read by four queries. */
final class H2Constraints {

    private static final String CONSTRAINTS = "SELECT CONSTRAINT_NAME, CONSTRAINT_TYPE, TABLE_NAME, NULLS_DISTINCT,"
            + " REMARKS FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = ? ORDER BY CONSTRAINT_NAME";
    private static final String COLUMNS = "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_SCHEMA, TABLE_NAME,"
            + " COLUMN_NAME, POSITION_IN_UNIQUE_CONSTRAINT FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE"
            + " ORDER BY CONSTRAINT_SCHEMA, CONSTRAINT_NAME, ORDINAL_POSITION";
    private static final String REFERENCES = "SELECT CONSTRAINT_NAME, UNIQUE_CONSTRAINT_SCHEMA, UNIQUE_CONSTRAINT_NAME,"
            + " DELETE_RULE, UPDATE_RULE FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?";
    private static final String CHECKS = "SELECT CONSTRAINT_NAME, CHECK_CLAUSE"
            + " FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?";

    /** H2 casts the number that a column is compared with to the column's type of the day, and never again. */
    private static final Pattern CASTED =
            Pattern.compile("(=|<>|<=|>=|<|>) CAST\\((-?\\d+(?:\\.\\d+)?) AS [A-Z ]+(?:\\([0-9, ]+\\))?\\)");

    private final String schema;
    private final List<Constraint> constraints;
    private final Map<Name, List<Use>> columns;
    private final Map<String, Reference> references;
    private final Map<String, String> checks;

    private record Constraint(String name, String type, String table, Map<String, String> attributes) {}

    private record Name(String schema, String name) {}

    private record Use(Name constraint, Name table, String column, int positionInTarget) {}

    private record Reference(String name, Name target, ReferentialAction onDelete, ReferentialAction onUpdate) {}

    private H2Constraints(Connection connection, String schema) throws SQLException {
        this.schema = schema;
        this.constraints = H2Rows.all(connection, H2Constraints::constraint, CONSTRAINTS, schema);
        this.columns = H2Rows.all(connection, H2Constraints::use, COLUMNS).stream()
                .collect(Collectors.groupingBy(Use::constraint));
        this.references = H2Rows.all(connection, H2Constraints::reference, REFERENCES, schema).stream()
                .collect(Collectors.toMap(Reference::name, reference -> reference));
        this.checks = new HashMap<>();
        H2Rows.all(connection, row -> checks.put(row.getString(1), row.getString(2)), CHECKS, schema);
    }

    static H2Constraints of(Connection connection, String schema) throws SQLException {
        return new H2Constraints(connection, schema);
    }

    private static Constraint constraint(ResultSet row) throws SQLException {
        Map<String, String> attributes = new HashMap<>();
        String nulls = H2Rows.text(row, "NULLS_DISTINCT");
        if (!nulls.isEmpty() && !"YES".equals(nulls)) {
            attributes.put(H2Attributes.NULLS_DISTINCT, nulls);
        }
        H2Attributes.put(attributes, H2Attributes.COMMENT, row.getString("REMARKS"));
        return new Constraint(
                row.getString("CONSTRAINT_NAME"),
                row.getString("CONSTRAINT_TYPE"),
                row.getString("TABLE_NAME"),
                attributes);
    }

    private static Use use(ResultSet row) throws SQLException {
        return new Use(
                new Name(row.getString("CONSTRAINT_SCHEMA"), row.getString("CONSTRAINT_NAME")),
                new Name(row.getString("TABLE_SCHEMA"), row.getString("TABLE_NAME")),
                row.getString("COLUMN_NAME"),
                row.getInt("POSITION_IN_UNIQUE_CONSTRAINT"));
    }

    private static Reference reference(ResultSet row) throws SQLException {
        return new Reference(
                row.getString("CONSTRAINT_NAME"),
                new Name(row.getString("UNIQUE_CONSTRAINT_SCHEMA"), row.getString("UNIQUE_CONSTRAINT_NAME")),
                action(row.getString("DELETE_RULE")),
                action(row.getString("UPDATE_RULE")));
    }

    private static ReferentialAction action(String rule) {
        return ReferentialAction.valueOf(rule.replace(' ', '_'));
    }

    private Stream<Constraint> of(String table, String type) {
        return constraints.stream()
                .filter(constraint ->
                        constraint.table().equals(table) && constraint.type().equals(type));
    }

    private List<Use> uses(Name constraint) {
        return columns.getOrDefault(constraint, List.of());
    }

    private KeyStructure key(Constraint constraint) {
        List<String> names = uses(new Name(schema, constraint.name())).stream()
                .map(Use::column)
                .toList();
        return new KeyStructure(constraint.name(), names, constraint.attributes());
    }

    Optional<KeyStructure> primaryKey(String table) {
        return of(table, "PRIMARY KEY").map(this::key).findFirst();
    }

    List<KeyStructure> uniqueKeys(String table) {
        return of(table, "UNIQUE").map(this::key).toList();
    }

    List<CheckStructure> checks(String table) {
        return of(table, "CHECK")
                .map(constraint ->
                        new CheckStructure(constraint.name(), condition(constraint.name()), constraint.attributes()))
                .toList();
    }

    private String condition(String constraint) {
        return CASTED.matcher(checks.getOrDefault(constraint, "")).replaceAll("$1 $2");
    }

    List<ForeignKeyStructure> foreignKeys(String table) {
        return of(table, "FOREIGN KEY").map(this::foreignKey).toList();
    }

    private ForeignKeyStructure foreignKey(Constraint constraint) {
        Reference reference = references.get(constraint.name());
        if (reference == null) {
            throw new IllegalStateException("H2 does not tell what " + constraint.name() + " refers to");
        }
        List<Use> own = uses(new Name(schema, constraint.name()));
        List<Use> target = uses(reference.target());
        List<String> targetColumns = new ArrayList<>();
        Map<String, String> attributes = new HashMap<>(constraint.attributes());
        String targetSchema = target.get(0).table().schema();
        H2Attributes.put(attributes, H2Attributes.SCHEMA, targetSchema.equals(schema) ? null : targetSchema);
        own.forEach(
                use -> targetColumns.add(target.get(use.positionInTarget() - 1).column()));
        return new ForeignKeyStructure(
                constraint.name(),
                own.stream().map(Use::column).toList(),
                target(target.get(0).table()),
                targetColumns,
                reference.onDelete(),
                reference.onUpdate(),
                attributes);
    }

    private String target(Name table) {
        return table.schema().equals(schema) ? table.name() : table.schema() + "." + table.name();
    }

    /** The tables that refer to that one. */
    Set<String> referringTo(String table) {
        return constraints.stream()
                .filter(constraint -> constraint.type().equals("FOREIGN KEY"))
                .filter(constraint -> foreignKey(constraint).target().equals(table))
                .map(Constraint::table)
                .collect(Collectors.toSet());
    }
}
