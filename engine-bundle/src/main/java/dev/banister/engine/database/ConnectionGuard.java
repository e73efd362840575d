package dev.banister.engine.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection as a script gets it: what would end or change the transaction, which the engine owns, throws
 * {@link IllegalStateException}, and every statement is told to a {@link ScriptConsole}. It keeps a script from breaking
 * the history by mistake; it is no wall against one that wants to.
 */
public final class ConnectionGuard implements InvocationHandler {

    private static final Set<String> OWNED_BY_ENGINE = Set.of(
            "commit",
            "setAutoCommit",
            "close",
            "abort",
            "setReadOnly",
            "setTransactionIsolation",
            "beginRequest",
            "endRequest");

    private final Connection connection;
    private final ScriptConsole console;

    private ConnectionGuard(Connection connection, ScriptConsole console) {
        this.connection = connection;
        this.console = console;
    }

    /** The same connection, guarded. */
    public static Connection of(Connection connection, ScriptConsole console) {
        return (Connection) Proxy.newProxyInstance(
                ConnectionGuard.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new ConnectionGuard(connection, console));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        boolean wholeRollback = "rollback".equals(name) && arguments == null;
        if (OWNED_BY_ENGINE.contains(name) || wholeRollback) {
            throw new IllegalStateException(
                    name + " is not for scripts: the engine owns the transaction and the connection");
        }
        if (isOfObject(method)) {
            return ofObject(proxy, name, arguments);
        }
        if ("unwrap".equals(name) && arguments != null) {
            requireNoConnection(arguments[0]);
        }
        String prepared = name.startsWith("prepare") ? firstText(arguments) : null;
        if (prepared != null) {
            console.checking(prepared);
        }
        Object result = call(connection, method, arguments);
        return result instanceof Statement statement ? guarded(statement, (Connection) proxy, prepared) : result;
    }

    /** The driver's own interface for a special purpose is fine, its connection is not. */
    private static void requireNoConnection(@Nullable Object type) {
        if (type instanceof Class<?> asked && Connection.class.isAssignableFrom(asked)) {
            throw new IllegalStateException("unwrap is not for scripts where it leads to the connection itself");
        }
    }

    private Statement guarded(Statement statement, Connection guard, @Nullable String prepared) {
        Class<?> type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return (Statement) Proxy.newProxyInstance(
                ConnectionGuard.class.getClassLoader(),
                new Class<?>[] {type},
                new StatementGuard(statement, guard, prepared));
    }

    /** A statement that leads back to the guard, and whose executions are told. */
    private final class StatementGuard implements InvocationHandler {

        private final Statement statement;
        private final Connection guard;
        private final @Nullable String prepared;

        StatementGuard(Statement statement, Connection guard, @Nullable String prepared) {
            this.statement = statement;
            this.guard = guard;
            this.prepared = prepared;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            String name = method.getName();
            if (isOfObject(method)) {
                return ofObject(proxy, name, arguments);
            }
            if ("getConnection".equals(name)) {
                return guard;
            }
            String sql = firstText(arguments);
            boolean executes = name.startsWith("execute");
            if (sql != null && (executes || "addBatch".equals(name))) {
                console.checking(sql);
            }
            if (!executes) {
                return call(statement, method, arguments);
            }
            console.executing(statement);
            Object result;
            try {
                result = call(statement, method, arguments);
            } finally {
                console.returned();
            }
            console.executed(sql != null ? sql : prepared != null ? prepared : "a batch of statements");
            return result;
        }
    }

    private static boolean isOfObject(Method method) {
        return method.getDeclaringClass() == Object.class;
    }

    private @Nullable Object ofObject(Object proxy, String name, @Nullable Object @Nullable [] arguments) {
        return switch (name) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "guarded " + connection;
        };
    }

    private static @Nullable String firstText(@Nullable Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? new SQLException(e) : e.getCause();
        }
    }
}
