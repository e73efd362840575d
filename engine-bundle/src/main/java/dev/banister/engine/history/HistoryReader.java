package dev.banister.engine.history;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Evidence;
import dev.banister.engine.dialect.Expression;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.dialect.SessionLife;
import dev.banister.engine.dialect.Trace;
import dev.banister.engine.lease.LeaseRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the history with one look, and settles what a dead runner has left in it as far as the database shows. Immutable and
 * safe for use by several threads, each with its own connection.
 */
final class HistoryReader {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryReader.class);

    private final Dialect dialect;
    private final OurTables tables;
    private final HistorySql sql;
    private final HistoryDamage damage;

    HistoryReader(Dialect dialect, OurTables tables, HistorySql sql) {
        this.dialect = dialect;
        this.tables = tables;
        this.sql = sql;
        this.damage = new HistoryDamage(dialect, tables, sql.lease());
    }

    /** @param ours does whoever asks hold the lease, so that what has begun and not ended was left by somebody else? */
    HistoryReading read(Connection connection, boolean ours) throws SQLException {
        Optional<Found> found = look(connection);
        if (found.isEmpty()) {
            return HistoryReading.EMPTY;
        }
        Optional<String> holder = ours
                ? Optional.empty()
                : holder(connection, found.get().holder(), found.get().session());
        if (!ours && holder.isEmpty() && found.get().isBegunBySomebody()) {
            // It may have ended well between the look and the question about its session; now it is known to have
            // ended.
            found = look(connection);
        }
        return found.isEmpty() ? HistoryReading.EMPTY : reading(connection, found.get(), holder);
    }

    /** Empty if nothing was ever applied. */
    private Optional<Found> look(Connection connection) throws SQLException {
        Optional<Found> found = lookOnce(connection);
        if (found.isPresent() || damage.isUnused(connection)) {
            return found;
        }
        // Others may have made the tables, and run something, between the look and the question what there is.
        Optional<Found> again = lookOnce(connection);
        if (again.isEmpty()) {
            damage.requireUnused(connection);
        }
        return again;
    }

    private Optional<Found> lookOnce(Connection connection) throws SQLException {
        Optional<Found> found = lookOnce(connection, sql.snapshot());
        if (found.isPresent()) {
            return found;
        }
        Optional<Found> withoutSteps = lookOnce(connection, sql.snapshotWithoutSteps());
        return withoutSteps.filter(old -> old.format() < LeaseRow.FIRST_WITH_STEPS);
    }

    private Optional<Found> lookOnce(Connection connection, String snapshot) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(snapshot);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(found(row)) : Optional.empty();
        } catch (SQLException e) {
            endTransaction(connection, e);
            if (dialect.isMissingTable(e)) {
                return Optional.empty();
            }
            requireKnownFormat(connection, e);
            throw e;
        }
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
            Map<HistoryRow, Trace> traces) {

        /** Does it show somebody in the middle of a script? */
        boolean isBegunBySomebody() {
            return !holder.isEmpty() && rows.stream().anyMatch(HistoryRow::isBegun);
        }
    }

    /** Some products take nothing but a rollback after a statement that they refused. */
    static void endTransaction(Connection connection, SQLException refused) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // What has become of the transaction is told by why the statement was refused, and not by this.
            refused.addSuppressed(e);
            throw refused;
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

    private HistoryReading reading(Connection connection, Found found, Optional<String> holder) throws SQLException {
        List<Settlement> settlements = new ArrayList<>();
        Map<ScriptId, String> unclear = new HashMap<>();
        if (holder.isEmpty()) {
            settle(connection, found.traces(), settlements, unclear);
        }
        return HistoryReading.of(found.rows(), found.lastSequence(), holder, settlements, unclear)
                .in(found.schema(), found.format());
    }

    /** What a dead runner had in flight has happened or not, and nothing of it is under way any more. */
    private void settle(
            Connection connection,
            Map<HistoryRow, Trace> traces,
            List<Settlement> settlements,
            Map<ScriptId, String> unclear)
            throws SQLException {
        if (traces.isEmpty()) {
            return;
        }
        Evidence evidence = dialect.evidence(connection);
        for (Map.Entry<HistoryRow, Trace> entry : traces.entrySet()) {
            HistoryRow row = entry.getKey();
            Trace trace = entry.getValue();
            Optional<String> answer = answer(connection, evidence.state(trace.question()));
            Optional<Boolean> happened = answer.flatMap(trace::hasHappened);
            if (happened.isPresent()) {
                settlements.add(Settlement.of(row, happened.get(), trace.because(answer.get())));
            } else {
                unclear.put(
                        row.record().script(),
                        answer.map(trace::unclear).orElse("nothing, since the database did not answer"));
            }
        }
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
            endTransaction(connection, e);
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
}
