package dev.banister.engine.database;

import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.schema.Inverses;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Outstanding;
import dev.banister.engine.schema.Structure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes changes of structure, of which the last one said stays open until something else is to be done. For one thread. */
public final class Changes {

    private final Connection connection;
    private final Dialect dialect;
    private final ScriptConsole console;
    private final Place place;
    private final Finder finder;
    private final Objections objections;
    private @Nullable Change open;

    /** @param place of the script, for findings */
    public Changes(Connection connection, Dialect dialect, ScriptConsole console, Place place, String tablePrefix) {
        this.connection = connection;
        this.dialect = dialect;
        this.console = console;
        this.place = place;
        this.finder = new Finder(connection, dialect, place, tablePrefix);
        this.objections = new Objections(connection, dialect, console, place);
    }

    Finder finder() {
        return finder;
    }

    /** Makes what is open, and leaves this change open. */
    void open(Change change) {
        flush();
        open = change;
    }

    /** Makes what is open. */
    void flush() {
        Change change = open;
        open = null;
        if (change != null) {
            Structure around = finder.around(change.table());
            make(change.operations(around), around);
        }
    }

    /** Makes these changes at once, one after the other. */
    public void make(List<Operation> operations) {
        for (Operation operation : operations) {
            make(operation, finder.around(operation.table()));
        }
    }

    /** Makes those of these changes that have not been made yet, one after the other. */
    public void makeOutstanding(List<Operation> operations) {
        for (Operation operation : operations) {
            Structure now = finder.around(operation.table());
            if (Outstanding.is(operation, now)) {
                make(operation, now);
            }
        }
    }

    /** What an inspector finds around the table of that stored name. */
    public Structure around(String table) {
        return finder.around(table);
    }

    private void make(List<Operation> operations, Structure around) {
        if (!operations.isEmpty()) {
            make(operations.get(0), around);
            make(operations.subList(1, operations.size()));
        }
    }

    private void make(Operation operation, Structure before) {
        StructureChange change =
                new StructureChange(operation, Inverses.of(operation, before), render(operation, before));
        objections.requireNone(operation, before);
        console.changing(change);
        console.say(change.words());
        for (String sql : change.statements()) {
            try (Statement statement = connection.createStatement()) {
                execute(statement, sql);
            } catch (SQLException e) {
                clean(operation, e);
                throw new StatementRefusedException(place, sql, dialect, e);
            }
        }
        console.executed(change.sql());
    }

    private void clean(Operation operation, SQLException failure) {
        try {
            dialect.clean(connection, operation.table());
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void execute(Statement statement, String sql) throws SQLException {
        console.executing(statement);
        try {
            statement.execute(sql);
        } finally {
            console.returned();
        }
    }

    private List<String> render(Operation operation, Structure before) {
        try {
            return dialect.renderer().render(operation, before);
        } catch (MigrationException e) {
            throw new MigrationException(
                    e.findings().stream().map(objections::placed).toList());
        }
    }
}
