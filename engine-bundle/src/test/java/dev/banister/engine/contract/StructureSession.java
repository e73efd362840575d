package dev.banister.engine.contract;

import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.module.Database;
import dev.banister.api.schema.Schema;
import dev.banister.engine.database.Changes;
import dev.banister.engine.database.RunningDatabase;
import dev.banister.engine.database.ScriptConsole;
import dev.banister.engine.database.StructureChange;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Dialects;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.schema.Structure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Scripts on a real database that is empty in the beginning, each in a transaction of its own. */
public final class StructureSession implements AutoCloseable {

    private static final Place PLACE = Place.of(ScriptId.parse("a/2020-01-01-g/s"));

    private final AtomicInteger executions = new AtomicInteger();
    private final Connection connection;
    private final Dialect dialect;
    private final List<StructureChange> changes = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    public StructureSession(Connection connection) {
        try {
            this.connection = counted(connection, executions);
            this.dialect = Dialects.of(connection);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Console implements ScriptConsole {

        @Override
        public void checking(String sql) {}

        @Override
        public void executing(Statement statement) {}

        @Override
        public void returned() {}

        @Override
        public void changing(StructureChange change) {
            changes.add(change);
        }

        @Override
        public void executed(String sql) {}

        @Override
        public void say(String text) {
            said.add(text);
        }

        @Override
        public void progress(long done, long total) {}
    }

    public Dialect dialect() {
        return dialect;
    }

    /** As this database stores the name. */
    public String stored(String name) {
        return dialect.fold(name);
    }

    /** Runs a script that says what changes. */
    public void run(Consumer<Schema> script) {
        work(script::accept);
    }

    /** Runs a script. */
    public void work(Consumer<Database> script) {
        RunningDatabase database = new RunningDatabase(connection, dialect, new Console(), PLACE, "");
        try {
            script.accept(database);
            database.finish();
            connection.commit();
        } catch (RuntimeException e) {
            rollback();
            throw e;
        } catch (SQLException e) {
            rollback();
            throw new IllegalStateException(e);
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was changed since it was last forgotten. */
    public List<StructureChange> changes() {
        return changes;
    }

    public void forgetChanges() {
        changes.clear();
    }

    public List<String> said() {
        return said;
    }

    /** Takes back what was changed since it was last forgotten, the last change first. */
    public void takeBack() {
        List<StructureChange> made = List.copyOf(changes);
        Changes back = new Changes(connection, dialect, new Console(), PLACE, "");
        try {
            for (int i = made.size() - 1; i >= 0; i--) {
                back.make(made.get(i).inverses());
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        changes.clear();
    }

    public Structure structure() {
        try {
            return dialect.inspector()
                    .read(connection, new OurTables(dialect, Optional.empty(), dialect.fold("banister_")));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the tables as they are around that one. */
    public Structure around(String table) {
        try {
            return dialect.inspector().around(connection, stored(table));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows it has. */
    public long count(String table) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many statements are executed by that. */
    public int queriesOf(Runnable work) {
        int before = executions.get();
        work.run();
        return executions.get() - before;
    }

    /** The same connection, whose executions are counted. */
    private static Connection counted(Connection connection, AtomicInteger executions) {
        return proxy(Connection.class, connection, executions);
    }

    private static <T> T proxy(Class<T> type, T target, AtomicInteger executions) {
        return type.cast(Proxy.newProxyInstance(
                StructureSession.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        executions.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        if (result instanceof PreparedStatement prepared) {
                            return proxy(PreparedStatement.class, prepared, executions);
                        }
                        return result instanceof Statement statement
                                ? proxy(Statement.class, statement, executions)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
