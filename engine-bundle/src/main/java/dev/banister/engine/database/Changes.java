package dev.banister.engine.database;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.schema.FoundTables;
import dev.banister.engine.schema.Inverses;
import dev.banister.engine.schema.Misfit;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.OperationWords;
import dev.banister.engine.schema.Outstanding;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes changes of structure, of which the last one said stays open until something else is to be done. For one thread. */
public final class Changes {

    private final Connection connection;
    private final Dialect dialect;
    private final ScriptConsole console;
    private final Place place;
    private final Past past;
    private final Finder finder;
    private final Objections objections;
    private @Nullable Change open;

    /** @param place of the script, for findings */
    public Changes(Connection connection, Dialect dialect, ScriptConsole console, Place place, String tablePrefix) {
        this(connection, dialect, console, place, tablePrefix, new Past(place, List.of()));
    }

    Changes(Connection connection, Dialect dialect, ScriptConsole console, Place place, String tablePrefix, Past past) {
        this.connection = connection;
        this.dialect = dialect;
        this.console = console;
        this.place = place;
        this.past = past;
        this.finder = new Finder(connection, dialect, place, tablePrefix, past);
        this.objections = new Objections(connection, dialect, console, place);
    }

    Finder finder() {
        return finder;
    }

    /** The table of that stored name, as what changes go to. */
    Target onTable(String stored) {
        return new Target() {

            @Override
            public String stored() {
                return stored;
            }

            @Override
            public TableStructure now() {
                return finder.stored(stored);
            }

            @Override
            public void open(Change change) {
                Changes.this.open(change);
            }
        };
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
                boolean drops = operation instanceof Operation.DropTable;
                make(operation, drops ? now.without(dialect.inspector()::isByOthers) : now);
            }
        }
    }

    /** What is found under these stored names. */
    public FoundTables find(Set<String> tables) {
        FoundTables found = FoundTables.NONE;
        for (String table : tables) {
            found = found.with(table, finder.around(table).table(table));
        }
        return found;
    }

    /** Has the table of that stored name any row? */
    public boolean holdsRows(String table) {
        String sql = "SELECT 1 FROM " + dialect.quote(table);
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(1);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new StatementRefusedException(place, sql, dialect, e);
        }
    }

    private void make(List<Operation> operations, Structure around) {
        if (!operations.isEmpty()) {
            make(operations.get(0), around);
            make(operations.subList(1, operations.size()));
        }
    }

    private void make(Operation operation, Structure before) {
        if (operation instanceof Operation.RenameTable rename) {
            finder.around(rename.to());
        }
        FoundTables seen = finder.seen();
        finder.forgetSeen();
        if (past.isOver()) {
            Misfit.of(operation, seen).ifPresent(misfit -> {
                throw refused(operation, misfit);
            });
            StructureChange change =
                    new StructureChange(operation, Inverses.of(operation, before), seen, render(operation, before));
            objections.requireNone(operation, before);
            make(change);
        } else {
            past.repeat(operation);
            console.say(OperationWords.of(operation) + ": stands already");
        }
    }

    private MigrationException refused(Operation operation, Misfit misfit) {
        String code = misfit.there() ? FindingCodes.ALREADY_THERE : FindingCodes.NOT_THERE;
        String remedy = misfit.there()
                ? "Give it another name in the script, or remove what is there first, if nobody needs it."
                : "Mend the name in the script, or let its group require the one that makes it.";
        return new MigrationException(Finding.of(code, Severity.ERROR, place, misfit.words(), remedy)
                .because("asked for: " + OperationWords.of(operation), "nothing was changed by that operation"));
    }

    private void make(StructureChange change) {
        console.changing(change);
        run(change.words(), change.operation().table(), change.statements());
    }

    /** Says what is done, and does it by these statements, if any. */
    void run(String words, String table, List<String> statements) {
        if (statements.isEmpty()) {
            return;
        }
        console.say(words);
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                execute(statement, sql);
            } catch (SQLException e) {
                clean(table, e);
                throw new StatementRefusedException(place, sql, dialect, e);
            }
        }
        console.executed(String.join(";\n", statements));
    }

    private void clean(String table, SQLException failure) {
        try {
            dialect.clean(connection, table);
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
        return objections.placing(() -> dialect.renderer().render(operation, before));
    }

    /** Of the script, with its place. */
    Objections objections() {
        return objections;
    }
}
