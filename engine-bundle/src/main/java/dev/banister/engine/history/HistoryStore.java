package dev.banister.engine.history;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Evidence;
import dev.banister.engine.dialect.HistoryDdl;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.engine.lease.Fence;
import dev.banister.engine.lease.LeaseRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The history of one database. Immutable and safe for use by several threads, each with its own connection. */
public final class HistoryStore {

    private static final int CREATE_TRIES = 10;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(100);

    private final Dialect dialect;
    private final OurTables tables;
    private final HistorySql sql;
    private final HistoryReader reader;

    public HistoryStore(Dialect dialect, OurTables tables) {
        this.dialect = dialect;
        this.tables = tables;
        this.sql = HistorySql.of(dialect, tables);
        this.reader = new HistoryReader(dialect, tables, sql);
    }

    /** The same history, with our tables qualified. */
    public HistoryStore in(String schema) {
        return new HistoryStore(dialect, tables.in(schema));
    }

    public Dialect dialect() {
        return dialect;
    }

    public OurTables tables() {
        return tables;
    }

    /**
     * Reads all of it with one SELECT. Where our tables are not there, nothing was ever applied.
     *
     * @throws RefusedException if a newer engine has written it
     */
    public HistoryReading read(Connection connection) throws SQLException {
        return reader.read(connection, false);
    }

    /** As {@link #read}, for the holder of the lease: what has begun and not ended was left by somebody else. */
    public HistoryReading readAsHolder(Connection connection) throws SQLException {
        return reader.read(connection, true);
    }

    /** Where the state of scripts is not what the log says of them. */
    public List<Finding> differences(Connection connection) throws SQLException {
        return new HistoryAudit(tables, damage()).differences(connection);
    }

    /** What is kept of all scripts that are applied, in the order in which it was done. */
    public List<KeptOperation> operations(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.applied());
                ResultSet row = statement.executeQuery()) {
            List<KeptOperation> operations = new ArrayList<>();
            while (row.next()) {
                operations.add(
                        new KeptOperation(Rows.script(row), row.getLong("sequence"), row.getString("operation")));
            }
            return operations;
        }
    }

    /**
     * Makes our tables where there are none.
     *
     * @return the history with its tables qualified
     */
    public HistoryStore create(Connection connection) throws SQLException {
        HistoryStore store = tables.schema().isPresent() ? this : in(currentSchema(connection));
        for (int tries = 1; !store.createTables(connection, tries == CREATE_TRIES); tries++) {
            LockSupport.parkNanos(BEFORE_NEXT_TRY.toNanos());
        }
        return store;
    }

    private String currentSchema(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + dialect.currentSchema());
                ResultSet row = statement.executeQuery()) {
            row.next();
            String schema = row.getString(1);
            if (schema == null) {
                throw new RefusedException(Finding.of(
                        FindingCodes.BAD_CONFIGURATION,
                        Severity.ERROR,
                        Place.host(),
                        "there is no schema to keep the history in: none is current for this database user",
                        "Name an existing schema in the database's URL or as the schema of the history."));
            }
            return schema;
        }
    }

    /**
     * May be called again, since it leaves alone what is there. In a cluster whoever comes second to the lease's row is told of
     * a deadlock.
     *
     * @return whether all of them are there
     */
    private boolean createTables(Connection connection, boolean lastTry) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            createMissing(statement);
            statement.executeUpdate(sql.lease());
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return true;
        } catch (SQLException e) {
            HistoryReader.endTransaction(connection, e);
            // Somebody else was a moment faster.
            if (dialect.isDuplicateKey(e)) {
                return true;
            }
            if (lastTry || !dialect.isLockTimeout(e)) {
                throw e;
            }
            return false;
        }
    }

    private void createMissing(Statement statement) throws SQLException {
        for (String ddl : HistoryDdl.statements(tables)) {
            statement.execute(ddl);
        }
    }

    /**
     * Brings tables that an older engine made to this one's format; from then on that engine refuses them.
     *
     * @param reading of these tables, qualified, as the holder of the lease
     */
    public void upgrade(RunConnection run, Fence fence, HistoryReading reading) throws SQLException {
        if (reading.format() == LeaseRow.FORMAT) {
            return;
        }
        run.begin(new TransactionTerms(Optional.empty()));
        try (Statement statement = run.jdbc().createStatement()) {
            createMissing(statement);
            for (String ddl : HistoryDdl.upgrade(tables)) {
                statement.execute(ddl);
            }
        }
        fence.check(run);
        run.change(sql.upgrade(), List.of());
        run.commit();
    }

    /** Writes for one run on its connection. */
    public HistoryWriter writer(
            RunConnection run, Fence fence, RunStamp stamp, Evidence evidence, HistoryReading reading) {
        return new HistoryWriter(run, sql, fence, stamp, evidence, reading);
    }

    private HistoryEvent event(ResultSet row) throws SQLException {
        try {
            return Rows.event(row, dialect);
        } catch (IllegalArgumentException | NullPointerException | MigrationException e) {
            throw new RefusedException(damage().badEntry(row, e));
        }
    }

    private HistoryDamage damage() {
        return new HistoryDamage(dialect, tables, sql.lease());
    }

    /**
     * The log, newest first.
     *
     * @param limit at most so many; 0 for all
     */
    public List<HistoryEvent> events(Connection connection, Optional<ModuleId> module, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HistorySql.events(tables, module.isPresent()))) {
            statement.setMaxRows(limit);
            if (module.isPresent()) {
                statement.setString(1, module.get().value());
            }
            List<HistoryEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
            return List.copyOf(events);
        } catch (SQLException e) {
            if (dialect.isMissingTable(e)) {
                return List.of();
            }
            throw e;
        }
    }
}
