package dev.banister.smoke;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The host's own H2 database, looked at from another process. */
final class MainDatabase {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Path home;
    private final String password;

    MainDatabase(Unpacked distribution) {
        this(distribution, "");
    }

    MainDatabase(Unpacked distribution, String password) {
        this.home = distribution.home();
        this.password = password;
    }

    /** The first column. */
    List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        String url = "jdbc:h2:file:" + home + "/data/main;AUTO_SERVER=TRUE;IFEXISTS=TRUE";
        return DriverManager.getConnection(url, "sa", password);
    }

    /**
     * Asks until the answer is the right one: nobody tells another process of a change. Only ever as a guest of the host:
     * whoever opens the file first serves it to the others.
     */
    List<String> await(String sql, Predicate<List<String>> right, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        String last = "never asked: there is no " + lock();
        while (System.nanoTime() < deadline) {
            if (Files.exists(lock())) {
                try {
                    List<String> answer = query(sql);
                    if (right.test(answer)) {
                        return answer;
                    }
                    last = answer.toString();
                } catch (SQLException notYet) {
                    last = notYet.getMessage();
                }
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return fail("after %s, '%s' still gives: %s", most, sql, last);
    }

    private Path lock() {
        return home.resolve("data/main.lock.db");
    }
}
