package dev.banister.reliability.trial;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The log of a database, looked at past the engine. */
final class Events {

    private Events() {}

    /** The number of the last one; 0 if there is none, or no log yet. */
    static long last(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(sequence) FROM banister_event")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException noLogYet) {
            return 0;
        }
    }
}
