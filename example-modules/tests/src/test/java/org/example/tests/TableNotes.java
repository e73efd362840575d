package org.example.tests;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * What a driver tells of the tables that the modules have made, one line a column, key column or index column, each with
 * the table in front. Names that a database may make up anew are left out.
 */
final class TableNotes {

    private final Connection connection;
    private final DatabaseMetaData driver;
    private final List<String> notes = new ArrayList<>();

    private TableNotes(Connection connection) throws SQLException {
        this.connection = connection;
        this.driver = connection.getMetaData();
    }

    static List<String> of(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            TableNotes all = new TableNotes(connection);
            for (String table : all.tables()) {
                all.table(table);
            }
            return all.notes.stream().sorted().toList();
        }
    }

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = driver.getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
            while (rows.next()) {
                if (rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT).startsWith("shop_")
                        && rows.getString("TABLE_TYPE").endsWith("TABLE")) {
                    tables.add(rows.getString("TABLE_NAME"));
                }
            }
        }
        return tables;
    }

    private void table(String table) throws SQLException {
        String catalog = connection.getCatalog();
        String schema = connection.getSchema();
        String name = table.toLowerCase(Locale.ROOT);
        note(
                name + " column",
                driver.getColumns(catalog, schema, table, "%"),
                List.of("COLUMN_NAME", "TYPE_NAME", "COLUMN_SIZE", "COLUMN_DEF", "IS_NULLABLE", "ORDINAL_POSITION"));
        note(name + " primary key", driver.getPrimaryKeys(catalog, schema, table), List.of("COLUMN_NAME", "KEY_SEQ"));
        note(
                name + " foreign key",
                driver.getImportedKeys(catalog, schema, table),
                List.of("FKCOLUMN_NAME", "PKTABLE_NAME", "PKCOLUMN_NAME", "DELETE_RULE"));
        note(
                name + " index",
                driver.getIndexInfo(catalog, schema, table, false, true),
                List.of("COLUMN_NAME", "NON_UNIQUE", "ORDINAL_POSITION"));
    }

    private void note(String what, ResultSet found, List<String> wanted) throws SQLException {
        try (ResultSet rows = found) {
            while (rows.next()) {
                StringBuilder note = new StringBuilder(what);
                for (String column : wanted) {
                    note.append(' ').append(rows.getString(column));
                }
                notes.add(note.toString());
            }
        }
    }
}
