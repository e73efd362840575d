package dev.banister.engine.database;

import dev.banister.api.model.Place;
import dev.banister.api.module.Database;
import dev.banister.api.module.Row;
import dev.banister.api.schema.Table;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database as a running script in Java sees it. For one script and one thread. */
public final class RunningDatabase extends RunningSchema implements Database {

    private static final int BATCH = 500;

    private final Connection connection;
    private final Dialect dialect;
    private final ScriptConsole console;
    private final Place place;
    private final String tablePrefix;
    private final Copies copies;

    /** @param place of the script, for findings */
    public RunningDatabase(
            Connection connection, Dialect dialect, ScriptConsole console, Place place, String tablePrefix) {
        this(connection, dialect, console, place, tablePrefix, new Past(place, List.of()));
    }

    /** @param past operations that the script says again before it goes on */
    public RunningDatabase(
            Connection connection, Dialect dialect, ScriptConsole console, Place place, String tablePrefix, Past past) {
        super(new Changes(connection, dialect, console, place, tablePrefix, past));
        this.connection = ConnectionGuard.of(connection, new FlushingConsole(console, changes()));
        this.dialect = dialect;
        this.console = console;
        this.place = place;
        this.tablePrefix = tablePrefix;
        this.copies = new Copies(changes());
    }

    /** Makes the change of structure that is still open. To be called when the script has returned. */
    public void finish() {
        changes().flush();
        copies.requireNone();
    }

    /** Something to do with a statement that is ready to be executed. */
    @FunctionalInterface
    private interface Use<S, T> {
        T of(S statement) throws SQLException;
    }

    /** Not prepared, since a question mark may stand for itself in a statement without parameters. */
    private <T> T plainly(String sql, Use<Statement, T> use) {
        try (Statement statement = connection.createStatement()) {
            return use.of(statement);
        } catch (SQLException e) {
            throw new StatementRefusedException(place, sql, dialect, e);
        }
    }

    private <T> T with(String sql, @Nullable Object[] parameters, Use<PreparedStatement, T> use) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(dialect.parameters(statement), Arrays.asList(parameters));
            return use.of(statement);
        } catch (SQLException e) {
            throw new StatementRefusedException(place, sql, dialect, e);
        }
    }

    private static void bind(Parameters places, List<? extends @Nullable Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            places.bind(i + 1, parameters.get(i));
        }
    }

    @Override
    public void execute(String sql, @Nullable Object... parameters) {
        if (parameters.length > 0) {
            with(sql, parameters, PreparedStatement::execute);
        } else {
            plainly(sql, statement -> statement.execute(sql));
        }
    }

    @Override
    public long update(String sql, @Nullable Object... parameters) {
        if (parameters.length > 0) {
            return with(sql, parameters, PreparedStatement::executeLargeUpdate);
        }
        return plainly(sql, statement -> statement.executeLargeUpdate(sql));
    }

    @Override
    public long batch(String sql, Collection<? extends List<? extends @Nullable Object>> parameters) {
        return with(sql, new Object[0], statement -> {
            long touched = 0;
            int waiting = 0;
            Parameters places = dialect.parameters(statement);
            for (List<? extends @Nullable Object> row : parameters) {
                bind(places, row);
                statement.addBatch();
                if (++waiting == BATCH) {
                    touched += rows(statement.executeBatch());
                    waiting = 0;
                }
            }
            return waiting == 0 ? touched : touched + rows(statement.executeBatch());
        });
    }

    /** Without those that the driver does not know, which are negative. */
    private static long rows(int[] counts) {
        return Arrays.stream(counts).filter(count -> count > 0).asLongStream().sum();
    }

    @Override
    public List<Row> query(String sql, @Nullable Object... parameters) {
        return query(sql, parameters, 0);
    }

    private List<Row> query(String sql, @Nullable Object[] parameters, int limit) {
        if (parameters.length == 0) {
            return query(sql, limit);
        }
        return with(sql, parameters, statement -> {
            statement.setMaxRows(limit);
            try (ResultSet result = statement.executeQuery()) {
                return QueriedRow.all(result);
            }
        });
    }

    private List<Row> query(String sql, int limit) {
        return plainly(sql, statement -> {
            statement.setMaxRows(limit);
            try (ResultSet result = statement.executeQuery(sql)) {
                return QueriedRow.all(result);
            }
        });
    }

    @Override
    public Optional<Row> queryFirstRow(String sql, @Nullable Object... parameters) {
        return query(sql, parameters, 1).stream().findFirst();
    }

    @Override
    public Optional<Object> queryFirstCell(String sql, @Nullable Object... parameters) {
        return queryFirstRow(sql, parameters).map(row -> ((QueriedRow) row).first());
    }

    @Override
    public List<@Nullable Object> queryFirstColumn(String sql, @Nullable Object... parameters) {
        List<@Nullable Object> column = new ArrayList<>();
        query(sql, parameters).forEach(row -> column.add(((QueriedRow) row).first()));
        return Collections.unmodifiableList(column);
    }

    @Override
    public void executeWithTime(String sql, @Nullable Object... parameters) {
        long begun = System.nanoTime();
        execute(sql, parameters);
        sayTime(sql, begun);
    }

    @Override
    public List<Row> queryWithTime(String sql, @Nullable Object... parameters) {
        long begun = System.nanoTime();
        List<Row> rows = query(sql, parameters);
        sayTime(sql, begun);
        return rows;
    }

    private void sayTime(String sql, long begun) {
        say(SqlText.shorten(sql) + " (" + millisSince(begun) + " ms)");
    }

    @Override
    public void say(String text) {
        changes().flush();
        Objects.requireNonNull(text, "text").lines().forEach(console::say);
    }

    @Override
    public void sayWithTime(String text, Work work) throws Exception {
        say(text);
        long begun = System.nanoTime();
        work.run();
        say("-> " + millisSince(begun) + " ms");
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    @Override
    public void progress(long done, long total) {
        console.progress(done, total);
    }

    @Override
    public String tableName(String table) {
        return tablePrefix + Objects.requireNonNull(table, "table");
    }

    @Override
    public String useTable(String table) {
        return changes().finder().written(copies.use(table).stored());
    }

    @Override
    public List<String> useTables(String... tables) {
        return Arrays.stream(tables).map(this::useTable).toList();
    }

    @Override
    public Table useTableForAlter(String table) {
        OpenCopy copy = copies.use(table);
        return new LoadedTable(changes(), copy, copy.names().table());
    }

    @Override
    public void doneUsingTables(String... tables) {
        copies.done(List.of(tables));
    }

    @Override
    public Connection connection() {
        changes().flush();
        return connection;
    }
}
