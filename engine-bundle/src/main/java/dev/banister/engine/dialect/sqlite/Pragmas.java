package dev.banister.engine.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Settings of a connection. */
final class Pragmas {

    static final String FOREIGN_KEYS = "foreign_keys";

    private Pragmas() {}

    /** Empty if this SQLite has no such setting. */
    static Optional<String> value(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    static boolean isOn(Connection connection, String name) throws SQLException {
        return value(connection, name).filter("1"::equals).isPresent();
    }

    static void set(Connection connection, String name, String value) throws SQLException {
        run(connection, "PRAGMA " + name + " = " + value);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
