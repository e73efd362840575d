package dev.banister.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A real H2 database in a file, as hosts have it. */
public final class FileDatabase {

    private final JdbcDataSource dataSource = new JdbcDataSource();

    public FileDatabase(Path folder) {
        this(folder, "");
    }

    /** @param parameters appended to the URL, each with its semicolon in front */
    public FileDatabase(Path folder, String parameters) {
        dataSource.setURL("jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0" + parameters);
        dataSource.setUser("sa");
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public String url() {
        return dataSource.getURL();
    }

    public void execute(String... statements) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column as text. */
    public List<String> column(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean hasTable(String name) {
        return !column("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = '" + name + "'")
                .isEmpty();
    }
}
