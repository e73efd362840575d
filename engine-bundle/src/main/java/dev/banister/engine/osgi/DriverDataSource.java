package dev.banister.engine.osgi;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What a pool takes its connections from. Asking the driver itself is the one way that is the same for all of them: the
 * data sources that they make know some of the properties each, and not the same ones.
 */
final class DriverDataSource implements DataSource, AutoCloseable {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(DriverDataSource.class);

    private final AtomicReference<@Nullable Connection> next = new AtomicReference<>();

    private final Driver driver;
    private final String url;
    private final Properties properties;

    /** For the pool, which waits so long at its end for a connection that is being made; drivers have properties for it. */
    private volatile int loginTimeout;

    /** @param properties by the driver's own names, with user and password */
    DriverDataSource(Driver driver, String url, Properties properties) {
        this.driver = driver;
        this.url = url;
        this.properties = properties;
    }

    /** The next to ask gets this connection. */
    void giveNext(Connection connection) {
        next.set(connection);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection given = next.getAndSet(null);
        return given == null ? connect() : given;
    }

    private Connection connect() throws SQLException {
        Properties own = new Properties();
        own.putAll(properties);
        Connection connection = driver.connect(url, own);
        if (connection == null) {
            throw new SQLException("the driver does not take the URL", "08001");
        }
        return connection;
    }

    /** Nobody asks any more. */
    @Override
    public void close() {
        try (Connection unused = next.getAndSet(null)) {
            // Closed unless there is none.
        } catch (SQLException e) {
            LOG.debug("A connection that nobody has used could not be closed", e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("user and password are those of the configuration");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // Drivers write to their own logs.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("this is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
