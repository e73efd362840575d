package dev.banister.reliability.scenario;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where a database is. Text and nothing else, so that it can be handed to another process. */
public record Address(String url, String user, String password) {

    /** A new session. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Unpooled: every connection is a new session. */
    public DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return connect();
                    }
                    if (method.getName().equals("isWrapperFor")) {
                        return false;
                    }
                    throw new SQLException("a plain data source has no " + method.getName());
                });
    }
}
