package dev.banister.engine.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something of JDBC as a script gets it: what leads back from it to its connection leads to the guarded one. */
class Guard implements InvocationHandler {

    private static final Set<Class<?>> LEADING =
            Set.of(Connection.class, Statement.class, ResultSet.class, DatabaseMetaData.class);

    private final Object target;
    private final ScriptConsole console;
    private final @Nullable Connection connection;
    private final @Nullable Object parent;

    /**
     * @param connection the guarded one; null if this is its guard
     * @param parent the guarded statement that this is a result of; null if it is none
     */
    Guard(Object target, ScriptConsole console, @Nullable Connection connection, @Nullable Object parent) {
        this.target = target;
        this.console = console;
        this.connection = connection;
        this.parent = parent;
    }

    final ScriptConsole console() {
        return console;
    }

    @Override
    public final @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, name, arguments);
        }
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof Class<?> type) {
            if ("isWrapperFor".equals(name)) {
                return isForSpecialPurpose(type) && Boolean.TRUE.equals(call(method, arguments));
            }
            if ("unwrap".equals(name)) {
                return unwrapped(proxy, type, method, arguments);
            }
        }
        if ("getStatement".equals(name) && parent != null) {
            return parent;
        }
        Object result = pass(method, arguments);
        return result != null && leads(method.getReturnType())
                ? guarded(result, proxy, preparedBy(name, arguments))
                : result;
    }

    /** Makes the call, or refuses it. */
    @Nullable
    Object pass(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        return call(method, arguments);
    }

    final @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? new SQLException(e) : e.getCause();
        }
    }

    /** The SQL text that a statement is prepared with; null if none is. */
    static @Nullable String preparedBy(String method, @Nullable Object @Nullable [] arguments) {
        return method.startsWith("prepare") ? firstText(arguments) : null;
    }

    static @Nullable String firstText(@Nullable Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
    }

    /** What it is declared to be counts: a driver's result may be more, such as its own description. */
    private static boolean leads(Class<?> declared) {
        return declared == Object.class || LEADING.stream().anyMatch(type -> type.isAssignableFrom(declared));
    }

    private Object guarded(Object result, Object proxy, @Nullable String prepared) {
        Connection guard = connection == null ? (Connection) proxy : connection;
        if (result instanceof Connection) {
            return guard;
        }
        if (result instanceof Statement statement) {
            return proxy(type(statement), new StatementGuard(statement, console, guard, prepared));
        }
        if (result instanceof ResultSet) {
            return proxy(ResultSet.class, new Guard(result, console, guard, proxy instanceof Statement ? proxy : null));
        }
        return result instanceof DatabaseMetaData
                ? proxy(DatabaseMetaData.class, new Guard(result, console, guard, null))
                : result;
    }

    private static Class<?> type(Statement statement) {
        if (statement instanceof CallableStatement) {
            return CallableStatement.class;
        }
        return statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    }

    static Object proxy(Class<?> type, InvocationHandler handler) {
        ClassLoader loader = type.getClassLoader();
        return Proxy.newProxyInstance(
                loader == null ? Guard.class.getClassLoader() : loader, new Class<?>[] {type}, handler);
    }

    /** The driver's own interface for a special purpose is fine; the driver's own object is not, since it is all of them. */
    private Object unwrapped(Object proxy, Class<?> type, Method method, @Nullable Object[] arguments)
            throws Throwable {
        if (!isForSpecialPurpose(type)) {
            throw new IllegalStateException("unwrap is not for scripts where it leads to the connection itself");
        }
        Object special = call(method, arguments);
        Connection guard = connection == null ? (Connection) proxy : connection;
        return special == null ? proxy : proxy(type, new Guard(special, console, guard, null));
    }

    private static boolean isForSpecialPurpose(Class<?> type) {
        return type.isInterface()
                && type.getClassLoader() != null
                && !type.getName().startsWith("java.")
                && !Connection.class.isAssignableFrom(type)
                && !Statement.class.isAssignableFrom(type)
                && !ResultSet.class.isAssignableFrom(type);
    }

    private Object ofObject(Object proxy, String name, @Nullable Object @Nullable [] arguments) {
        return switch (name) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "guarded " + target;
        };
    }
}
