package dev.banister.reliability.boundary;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Proxies of data sources, connections and statements, whose calls that may talk to the database are numbered.
 *
 * <p>A call is left out where it can change nothing that another session or a later start could see. That is so for
 * reading what a query has found: by the time {@code execute} returns, three of the drivers have all rows, and SQLite
 * steps through them in this process. It is so for closing a statement, and for the product's name and version, which
 * every driver has had since it connected.
 */
public final class Watched {

    private static final Set<String> OF_CONNECTION = Set.of(
            "commit",
            "rollback",
            "setAutoCommit",
            "prepareStatement",
            "prepareCall",
            "setSavepoint",
            "releaseSavepoint",
            "setTransactionIsolation",
            "setReadOnly",
            "setCatalog",
            "setSchema",
            "isValid",
            "abort",
            "close");

    private static final String OF_STATEMENT = "execute";

    private Watched() {}

    /** The same data source, with its calls and those of what comes from it passing the counter. */
    public static DataSource dataSource(DataSource real, CallCounter counter) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return invoke(real, method, arguments);
            }
            Object opened =
                    counter.pass("DataSource.getConnection", Optional.empty(), () -> invoke(real, method, arguments));
            return connection(Objects.requireNonNull((Connection) opened), counter);
        });
    }

    private static Connection connection(Connection real, CallCounter counter) {
        return proxy(Connection.class, (self, method, arguments) -> {
            CallCounter.Answer answer = () -> invoke(real, method, arguments);
            String name = method.getName();
            Object result = OF_CONNECTION.contains(name)
                    ? counter.pass("Connection." + name + text(arguments), Optional.of(real), answer)
                    : answer.get();
            return result instanceof Statement statement
                    ? statement(statement, new Origin((Connection) self, real, prepared(name, arguments)), counter)
                    : result;
        });
    }

    /**
     * Where a statement comes from.
     *
     * @param sql what it was prepared with; empty text for one that was not
     */
    private record Origin(Connection watched, Connection real, String sql) {}

    private static String prepared(String name, Object @Nullable [] arguments) {
        return name.startsWith("prepare") ? text(arguments) : "";
    }

    private static Statement statement(Statement real, Origin origin, CallCounter counter) {
        Class<? extends Statement> type = real instanceof CallableStatement
                ? CallableStatement.class
                : real instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(type, (self, method, arguments) -> {
            String name = method.getName();
            if (name.equals("getConnection")) {
                return origin.watched();
            }
            CallCounter.Answer answer = () -> invoke(real, method, arguments);
            return name.startsWith(OF_STATEMENT)
                    ? counter.pass(
                            type.getSimpleName() + "." + name + origin.sql() + text(arguments),
                            Optional.of(origin.real()),
                            answer)
                    : answer.get();
        });
    }

    private static String text(Object @Nullable [] arguments) {
        return arguments == null || arguments.length == 0 ? "" : " " + arguments[0];
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
