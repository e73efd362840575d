package dev.banister.benchmarks.start.standin;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.util.tracker.ServiceTracker;

/** Opens a pool as the engine does, asks the database for a number, and publishes the pool once it has been told one. */
public final class PoolActivator implements BundleActivator {

    /** The property of the framework that says where the database is. */
    public static final String URL = "banister.benchmark.url";

    private static final int MOST_CONNECTIONS = 5;
    private static final long DRIVER_WAIT_MILLIS = 60_000;

    @Override
    public void start(BundleContext context) {
        // The engine works beside the framework's start as well.
        Thread opening = new Thread(() -> open(context), "stand-in");
        opening.setDaemon(true);
        opening.start();
    }

    private static void open(BundleContext context) {
        ServiceTracker<DataSourceFactory, DataSourceFactory> drivers =
                new ServiceTracker<>(context, DataSourceFactory.class, null);
        drivers.open();
        try {
            DataSourceFactory driver = Objects.requireNonNull(drivers.waitForService(DRIVER_WAIT_MILLIS), "driver");
            DataSource pool = pool(driver, Objects.requireNonNull(context.getProperty(URL), URL));
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
            context.registerService(DataSource.class, pool, null);
        } catch (SQLException | InterruptedException failure) {
            throw new IllegalStateException("the stand-in has no database", failure);
        }
    }

    private static DataSource pool(DataSourceFactory driver, String url) throws SQLException {
        Properties jdbc = new Properties();
        jdbc.setProperty(DataSourceFactory.JDBC_URL, url);
        jdbc.setProperty(DataSourceFactory.JDBC_USER, "sa");
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(driver.createDataSource(jdbc));
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    /** The process ends with the framework, and the pool with it. */
    @Override
    public void stop(BundleContext context) {}
}
