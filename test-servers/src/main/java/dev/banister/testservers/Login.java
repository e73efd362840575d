package dev.banister.testservers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place and who goes there. */
record Login(String url, String user, String password) {

    private static final Pattern SERVER_URL = Pattern.compile("(jdbc:\\w+://[^/?]+)(?:/[^?]*)?(\\?.*)?");

    /** The same user at another database of the same server. */
    Login at(String database) {
        Matcher parts = SERVER_URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalStateException("not the URL of a server, as jdbc:postgresql://host:port/: " + url);
        }
        String options = parts.group(2) == null ? "" : parts.group(2);
        return new Login(parts.group(1) + "/" + database + options, user, password);
    }

    Login as(String otherUser, String otherPassword) {
        return new Login(url, otherUser, otherPassword);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    void execute(List<String> statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("at " + url + " as '" + user + "': " + e.getMessage(), e);
        }
    }

    List<String> column(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(String.valueOf(rows.getString(1)));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException("at " + url + " as '" + user + "': " + e.getMessage(), e);
        }
    }

    /** Without the password, so that it may stand in a test's log. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
