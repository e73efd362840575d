package dev.banister.engine.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;

/** A pool that makes nothing of a connection as it was: the next borrower finds whatever the last one has left. */
final class SharedConnections implements AutoCloseable {

    private final DataSource real;
    private final List<Connection> all = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();

    SharedConnections(DataSource real) {
        this.real = real;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) ->
                        method.getName().equals("getConnection") ? borrow() : method.invoke(real, arguments));
    }

    /** Every connection there has been, none of which may be lent at the moment. */
    synchronized List<Connection> all() {
        if (all.isEmpty() || idle.size() != all.size()) {
            throw new IllegalStateException(idle.size() + " of " + all.size() + " connections came back");
        }
        return List.copyOf(all);
    }

    private synchronized Connection borrow() throws SQLException {
        if (idle.isEmpty()) {
            Connection made = real.getConnection();
            all.add(made);
            idle.push(made);
        }
        return lent(idle.pop());
    }

    private Connection lent(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private synchronized void giveBack(Connection connection) {
        if (!idle.contains(connection)) {
            idle.push(connection);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        for (Connection connection : all) {
            connection.close();
        }
    }
}
