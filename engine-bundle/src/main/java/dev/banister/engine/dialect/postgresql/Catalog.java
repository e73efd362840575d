package dev.banister.engine.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The system catalogs, asked for one schema. What younger servers have is read by way of {@code to_jsonb}, which has no
 * such member on an older one. For one thread.
 *
 * @param schema its number
 * @param only the tables that are asked for; empty for all
 */
record Catalog(Connection connection, long schema, String schemaName, Set<String> only) {

    private static final String CURRENT =
            "SELECT oid, nspname FROM pg_catalog.pg_namespace WHERE nspname = pg_catalog.current_schema()";

    Catalog {
        only = Set.copyOf(only);
    }

    /** Of the schema that is current; empty if there is none. */
    static Optional<Catalog> current(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CURRENT)) {
            return row.next()
                    ? Optional.of(new Catalog(connection, row.getLong(1), row.getString(2), Set.of()))
                    : Optional.empty();
        }
    }

    /** The same, asked for these tables only. */
    Catalog of(Set<String> tables) {
        return new Catalog(connection, schema, schemaName, tables);
    }

    /**
     * The rows that belong to the tables asked for.
     *
     * @param sql where {@code {tables}} is a condition on {@code c}, which is {@code pg_class}; it has a column {@code table}
     * @return by the name of the table, each in the order of the query
     */
    Map<String, List<Row>> byTable(String sql) throws SQLException {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        for (Row row : rows(sql)) {
            rows.computeIfAbsent(row.text("table"), table -> new ArrayList<>()).add(row);
        }
        return rows;
    }

    /** @param sql as that of {@link #byTable} */
    List<Row> rows(String sql) throws SQLException {
        String condition = "c.relnamespace = " + schema + (only.isEmpty() ? "" : " AND c.relname = ANY (?)")
                + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_class'::regclass"
                + " AND e.objid = c.oid AND e.deptype = 'e')";
        try (PreparedStatement statement = connection.prepareStatement(sql.replace("{tables}", condition))) {
            if (!only.isEmpty()) {
                statement.setArray(1, connection.createArrayOf("text", only.toArray()));
            }
            return read(statement);
        }
    }

    /** @param sql with {@code {schema}} for its number, and one parameter */
    List<Row> referring(String sql, String parameter) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(sql.replace("{schema}", Long.toString(schema)))) {
            statement.setString(1, parameter);
            return read(statement);
        }
    }

    private static List<Row> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Row> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(Row.of(row));
            }
            return rows;
        }
    }
}
