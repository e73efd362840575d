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
import dev.banister.engine.dialect.Expression;
import dev.banister.engine.dialect.HistoryDdl;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.dialect.SessionLife;
import dev.banister.engine.dialect.Trace;
import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.engine.lease.Fence;
import dev.banister.engine.lease.LeaseRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The history of one database. Immutable and safe for use by several threads, each with its own connection. */
public final class HistoryStore {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryStore.class);

    private final Dialect dialect;
    private final OurTables tables;
    private final HistorySql sql;
    private final HistoryDamage damage;

    public HistoryStore(Dialect dialect, OurTables tables) {
        this.dialect = dialect;
        this.tables = tables;
        this.sql = HistorySql.of(dialect, tables);
        this.damage = new HistoryDamage(dialect, tables, sql.lease());
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
        return read(connection, false);
    }

    /** As {@link #read}, for the holder of the lease: what has begun and not ended was left by somebody else. */
    public HistoryReading readAsHolder(Connection connection) throws SQLException {
        return read(connection, true);
    }

    private HistoryReading read(Connection connection, boolean ours) throws SQLException {
        Optional<Found> found;
        try (PreparedStatement statement = connection.prepareStatement(sql.snapshot());
                ResultSet row = statement.executeQuery()) {
            found = row.next() ? Optional.of(found(row)) : Optional.empty();
        } catch (SQLException e) {
            endTransaction(connection);
            if (dialect.isMissingTable(e)) {
                damage.requireUnused(connection);
                return HistoryReading.EMPTY;
            }
            requireKnownFormat(connection, e);
            throw e;
        }
        if (found.isEmpty()) {
            damage.requireUnused(connection);
            return HistoryReading.EMPTY;
        }
        return reading(connection, found.get(), ours);
    }

    /**
     * What one look shows.
     *
     * @param traces of statements in flight that something tells of
     */
    private record Found(
            int format,
            String schema,
            long lastSequence,
            String holder,
            String session,
            List<HistoryRow> rows,
            Map<HistoryRow, Trace> traces) {}

    /** Some products take nothing but a rollback after a statement that they refused. */
    private static void endTransaction(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    private Found found(ResultSet row) throws SQLException {
        int format = row.getInt("format");
        requireKnown(format);
        String schema = tables.schema().orElse(row.getString("in_schema"));
        String holder = row.getString("holder");
        String session = row.getString("session");
        long lastSequence = row.getLong("last_event");
        List<HistoryRow> rows = new ArrayList<>();
        Map<HistoryRow, Trace> traces = new LinkedHashMap<>();
        while (!row.isAfterLast() && row.getString("module") != null) {
            HistoryRow read = history(row, format);
            rows.add(read);
            Rows.trace(row, read).ifPresent(trace -> traces.put(read, trace));
            lastSequence = Math.max(lastSequence, row.getLong("sequence"));
            row.next();
        }
        return new Found(format, schema, lastSequence, holder, session, rows, traces);
    }

    private HistoryRow history(ResultSet row, int format) throws SQLException {
        try {
            return Rows.history(row, dialect, format);
        } catch (IllegalArgumentException | NullPointerException | MigrationException e) {
            throw damage.badRow(row, e);
        }
    }

    /** Where the state of scripts is not what the log says of them. */
    public List<Finding> differences(Connection connection) throws SQLException {
        return new HistoryAudit(tables).differences(connection);
    }

    private HistoryReading reading(Connection connection, Found found, boolean ours) throws SQLException {
        Optional<String> holder = ours ? Optional.empty() : holder(connection, found.holder(), found.session());
        List<Settlement> settlements =
                holder.isPresent() || found.traces().isEmpty() ? List.of() : settle(connection, found.traces());
        return HistoryReading.of(found.rows(), found.lastSequence(), holder, settlements)
                .in(found.schema(), found.format());
    }

    /** What a dead runner had in flight has happened or not, and nothing of it is under way any more. */
    private List<Settlement> settle(Connection connection, Map<HistoryRow, Trace> traces) throws SQLException {
        Evidence evidence = dialect.evidence(connection);
        List<Settlement> settlements = new ArrayList<>();
        for (Map.Entry<HistoryRow, Trace> entry : traces.entrySet()) {
            Trace trace = entry.getValue();
            Optional<String> answer = answer(connection, evidence.state(trace.question()));
            answer.flatMap(now -> trace.hasHappened(now)
                            .map(happened -> Settlement.of(entry.getKey(), happened, trace.because(now))))
                    .ifPresent(settlements::add);
        }
        return settlements;
    }

    /** Who may not ask learns nothing. */
    private Optional<String> answer(Connection connection, Expression question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + question.sql())) {
            for (int i = 0; i < question.parameters().size(); i++) {
                statement.setObject(i + 1, question.parameters().get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            LOG.debug("The database was not asked about a statement in flight", e);
            endTransaction(connection);
            return Optional.empty();
        }
    }

    /** A holder whose session has ended will not go on. */
    private Optional<String> holder(Connection connection, String holder, String session) throws SQLException {
        return holder.isEmpty() || dialect.sessionLife(connection, session) == SessionLife.GONE
                ? Optional.empty()
                : Optional.of(holder);
    }

    /** Other columns than expected are best explained by another format. */
    private void requireKnownFormat(Connection connection, SQLException cause) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.format());
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                requireKnown(row.getInt(1));
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }

    private void requireKnown(int format) {
        if (format > LeaseRow.FORMAT) {
            throw new RefusedException(Finding.of(
                            FindingCodes.NEWER_HISTORY,
                            Severity.ERROR,
                            Place.host(),
                            "the history in this database was written by a newer Banister",
                            "Use the Banister that wrote it, or a newer one.")
                    .because(
                            "format of " + tables.lease() + ": " + format,
                            "formats that this one knows: up to " + LeaseRow.FORMAT));
        }
    }

    /**
     * Makes our tables where there are none.
     *
     * @return the history with its tables qualified
     */
    public HistoryStore create(Connection connection) throws SQLException {
        HistoryStore store = tables.schema().isPresent() ? this : in(currentSchema(connection));
        store.createTables(connection);
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

    private void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            createMissing(statement);
            statement.executeUpdate(sql.lease());
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            endTransaction(connection);
            // Somebody else was a moment faster.
            if (!dialect.isDuplicateKey(e)) {
                throw e;
            }
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
                    events.add(Rows.event(row, dialect));
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
