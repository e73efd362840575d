package dev.banister.engine.database;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement whose executions are told to a {@link ScriptConsole}. */
final class StatementGuard extends Guard {

    private final Statement statement;
    private final @Nullable String prepared;

    /** @param prepared the SQL text that it was prepared with; null if it was not */
    StatementGuard(Statement statement, ScriptConsole console, Connection connection, @Nullable String prepared) {
        super(statement, console, connection, null);
        this.statement = statement;
        this.prepared = prepared;
    }

    @Override
    @Nullable
    Object pass(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        String sql = firstText(arguments);
        boolean executes = name.startsWith("execute");
        if (sql != null && (executes || "addBatch".equals(name))) {
            console().checking(sql);
        }
        if (!executes) {
            return call(method, arguments);
        }
        console().executing(statement);
        Object result;
        try {
            result = call(method, arguments);
        } finally {
            console().returned();
        }
        console().executed(sql != null ? sql : prepared != null ? prepared : "a batch of statements");
        return result;
    }
}
