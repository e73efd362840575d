package org.example.tests;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 database in a file, and what it holds. */
record H2Database(DataSource dataSource) {

    static H2Database in(Path folder) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + folder.resolve("main") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        return new H2Database(dataSource);
    }

    long count(String table) throws SQLException {
        return Long.parseLong(column("SELECT COUNT(*) FROM " + table).get(0));
    }

    /** The first column of a query, as text. */
    List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The tables that the modules have made. */
    List<String> tables() throws SQLException {
        return column("SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = 'PUBLIC'"
                + " AND LOWER(table_name) NOT LIKE 'banister%' ORDER BY 1");
    }

    /** The indexes of those tables that the modules have named. */
    List<String> indexes() throws SQLException {
        return column("SELECT LOWER(index_name) FROM information_schema.indexes WHERE table_schema = 'PUBLIC'"
                + " AND LOWER(table_name) NOT LIKE 'banister%' AND NOT is_generated ORDER BY 1");
    }

    /** Each column of those tables with its type, default and nullability, and each index with its columns. */
    List<String> structure() throws SQLException {
        List<String> structure = column("SELECT CONCAT_WS(' ', table_name, column_name, data_type,"
                + " character_maximum_length, column_default, is_nullable) FROM information_schema.columns"
                + " WHERE table_schema = 'PUBLIC' AND LOWER(table_name) NOT LIKE 'banister%' ORDER BY 1");
        structure.addAll(column("SELECT CONCAT_WS(' ', table_name, column_name, is_unique)"
                + " FROM information_schema.index_columns"
                + " WHERE table_schema = 'PUBLIC' AND LOWER(table_name) NOT LIKE 'banister%' ORDER BY 1"));
        return structure;
    }
}
