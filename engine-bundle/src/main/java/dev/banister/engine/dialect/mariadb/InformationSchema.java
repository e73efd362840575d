package dev.banister.engine.dialect.mariadb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of INFORMATION_SCHEMA for one schema, as text. The name of the schema is a literal in every query, since the
 * server then looks into its tables only. For one thread.
 *
 * @param only the tables that are asked for; empty for all
 */
record InformationSchema(Connection connection, String schema, Set<String> only) {

    InformationSchema {
        only = Set.copyOf(only);
    }

    /** The same, asked for these tables only. */
    InformationSchema of(Set<String> tables) {
        return new InformationSchema(connection, schema, tables);
    }

    /** One row: its values by the names of their columns. */
    record Found(Map<String, String> values) {

        /** Empty for NULL. */
        Optional<String> value(String column) {
            return Optional.ofNullable(values.get(column));
        }

        /** Empty text for NULL. */
        String text(String column) {
            return values.getOrDefault(column, "");
        }

        boolean is(String column, String value) {
            return value.equalsIgnoreCase(text(column));
        }
    }

    /**
     * @param select the query up to its FROM
     * @param table the column with the name of the table
     * @param order what the rows of one table are ordered by
     * @return by the name of the table, each in order
     */
    Map<String, List<Found>> byTable(String select, String schemaColumn, String table, String order)
            throws SQLException {
        String chosen = only.isEmpty() ? "" : " AND " + table + " IN (?" + ", ?".repeat(only.size() - 1) + ")";
        String sql = select + " WHERE " + schemaColumn + " = ?" + chosen + " ORDER BY " + table + ", " + order;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            int place = 2;
            for (String name : only) {
                statement.setString(place++, name);
            }
            Map<String, List<Found>> rows = new LinkedHashMap<>();
            for (Found row : read(statement)) {
                rows.computeIfAbsent(row.text("TABLE_NAME"), name -> new ArrayList<>())
                        .add(row);
            }
            return rows;
        }
    }

    /** @param sql with places for parameters */
    List<Found> query(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int place = 1; place <= parameters.length; place++) {
                statement.setString(place, parameters[place - 1]);
            }
            return read(statement);
        }
    }

    private static List<Found> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            int columns = row.getMetaData().getColumnCount();
            String[] names = new String[columns];
            for (int column = 1; column <= columns; column++) {
                names[column - 1] = row.getMetaData().getColumnLabel(column).toUpperCase(java.util.Locale.ROOT);
            }
            List<Found> found = new ArrayList<>();
            while (row.next()) {
                Map<String, String> values = new HashMap<>();
                for (int column = 1; column <= columns; column++) {
                    @Nullable String value = row.getString(column);
                    if (value != null) {
                        values.put(names[column - 1], value);
                    }
                }
                found.add(new Found(values));
            }
            return found;
        }
    }
}
