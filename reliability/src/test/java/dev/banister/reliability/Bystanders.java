package dev.banister.reliability;

import dev.banister.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Other applications on the same database, which look again and again at the session that they have been given. */
final class Bystanders implements AutoCloseable {

    private static final int APPLICATIONS = 4;

    /** Everything that an application could notice. */
    private static final String STATE = "SELECT current_user || '|' || session_user"
            + " || '|' || current_setting('search_path') || '|' || current_setting('lock_timeout')"
            + " || '|' || current_setting('statement_timeout') || '|' || current_setting('TimeZone')"
            + " || '|' || current_setting('IntervalStyle') || '|' || coalesce(current_setting('my.own', true), '')"
            + " || '|' || (SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema())"
            + " || '|' || (SELECT count(*) FROM pg_prepared_statements WHERE from_sql)"
            + " || '|' || (SELECT count(*) FROM pg_cursors WHERE is_holdable)"
            + " || '|' || (SELECT count(*) FROM pg_listening_channels())"
            + " || '|' || (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())";

    private final TestDatabase database;
    private final String undisturbed;
    private final Set<String> surprises = new TreeSet<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    Bystanders(TestDatabase database) throws SQLException {
        this.database = database;
        try (Connection connection = connect()) {
            this.undisturbed = state(connection);
        }
        for (int i = 0; i < APPLICATIONS; i++) {
            Thread thread = new Thread(this::look, "bystander");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** As behind such a pooler any application has to. */
    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.url() + "?prepareThreshold=0", database.user(), database.password());
    }

    private static String state(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STATE)) {
            row.next();
            return row.getString(1);
        }
    }

    private void look() {
        try (Connection connection = connect()) {
            while (!ended) {
                String seen = state(connection);
                if (!seen.equals(undisturbed)) {
                    surprise(seen + " instead of " + undisturbed);
                }
                looks.incrementAndGet();
                LockSupport.parkNanos(1_000_000);
            }
        } catch (SQLException e) {
            surprise(e.toString());
        }
    }

    private void surprise(String what) {
        synchronized (surprises) {
            surprises.add(what);
        }
    }

    /** Until each of them has looked about so often from now on. */
    void awaitLooks(int each) {
        int enough = looks.get() + each * APPLICATIONS;
        while (looks.get() < enough && surprises().isEmpty()) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** What was not as it was before anybody else had come. */
    Set<String> surprises() {
        synchronized (surprises) {
            return new TreeSet<>(surprises);
        }
    }

    @Override
    public void close() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
