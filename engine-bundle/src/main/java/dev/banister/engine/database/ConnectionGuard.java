package dev.banister.engine.database;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection as a script gets it: what would end or change the transaction, which the engine owns, throws
 * {@link IllegalStateException}, and every statement is told to a {@link ScriptConsole}. It keeps a script from breaking
 * the history by mistake; it is no wall against one that wants to.
 */
public final class ConnectionGuard extends Guard {

    private static final Set<String> OWNED_BY_ENGINE = Set.of(
            "commit",
            "setAutoCommit",
            "close",
            "abort",
            "setReadOnly",
            "setTransactionIsolation",
            "beginRequest",
            "endRequest");

    private ConnectionGuard(Connection connection, ScriptConsole console) {
        super(connection, console, null, null);
    }

    /** The same connection, guarded. */
    public static Connection of(Connection connection, ScriptConsole console) {
        return (Connection) proxy(Connection.class, new ConnectionGuard(connection, console));
    }

    @Override
    @Nullable
    Object pass(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        boolean wholeRollback = "rollback".equals(name) && arguments == null;
        if (OWNED_BY_ENGINE.contains(name) || wholeRollback) {
            throw new IllegalStateException(
                    name + " is not for scripts: the engine owns the transaction and the connection");
        }
        String prepared = preparedBy(name, arguments);
        if (prepared != null) {
            console().checking(prepared);
        }
        return call(method, arguments);
    }
}
