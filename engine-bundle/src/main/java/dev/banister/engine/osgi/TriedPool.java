package dev.banister.engine.osgi;

import com.zaxxer.hikari.HikariDataSource;
import dev.banister.engine.service.PasswordOrigin;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool that is not begun before the driver has given one connection that is good. Asked for a connection that cannot be
 * had, a pool tries again and again until its time is up, and then tells of the time; the driver tells at once what is
 * wrong. Safe for use by several threads.
 */
public final class TriedPool implements DataSource, PasswordOrigin.Teller, AutoCloseable {

    private static final int VALID_WITHIN_S = 10;

    private final DriverDataSource driver;
    private final HikariDataSource pool;
    private final PasswordOrigin passwordOrigin;
    private volatile boolean tried;

    /** @param pool over the driver, not asked for any connection yet */
    TriedPool(DriverDataSource driver, HikariDataSource pool, PasswordOrigin passwordOrigin) {
        this.driver = driver;
        this.pool = pool;
        this.passwordOrigin = passwordOrigin;
    }

    @Override
    public PasswordOrigin passwordOrigin() {
        return passwordOrigin;
    }

    /** Read by whoever says where the database is. */
    public @Nullable String getJdbcUrl() {
        return pool.getJdbcUrl();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!tried) {
            tryDriver();
        }
        return pool.getConnection();
    }

    private synchronized void tryDriver() throws SQLException {
        if (tried) {
            return;
        }
        Connection first = driver.getConnection();
        try {
            if (!first.isValid(VALID_WITHIN_S)) {
                throw new SQLException("the connection is not valid", "08003");
            }
            // Some drivers do not let it be changed, not even to what it is.
            pool.setReadOnly(first.isReadOnly());
        } catch (SQLException e) {
            closeAfter(e, first);
            throw e;
        }
        driver.giveNext(first);
        tried = true;
    }

    private static void closeAfter(SQLException why, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return driver.getConnection(user, password);
    }

    @Override
    public void close() {
        pool.close();
        driver.close();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || pool.isWrapperFor(type);
    }
}
