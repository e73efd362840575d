package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.dialect.StaleException;
import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.engine.script.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the engine's own statements back and sends them in one call with the commit, what makes the session fresh and the
 * beginning of the next transaction: so a script costs one round trip besides its own statements. The first of them that
 * fails stops the rest. No statement of a script is ever part of such a call.
 */
class PostgresqlRunConnection implements RunConnection {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlRunConnection.class);

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_OUTSIDE = Duration.ofHours(12);
    private static final String STALE = "banister: stale, rows found: ";
    private static final String SEPARATOR = "; ";

    /** Else each heartbeat of the lease would break the transactions of whoever has another level by default. */
    private static final String ISOLATION = "ISOLATION LEVEL READ COMMITTED";

    /** Shown along with what the server says, and in its way. */
    private static final String HINT = "\n  Hint: ";

    private static final String REMAINS = HINT
            + "It ran outside a transaction, so that what it had begun may remain: look for it before the next try.";

    private final Connection connection;
    private final Dialect dialect;
    private final PostgresqlEvidence evidence;
    private final PostgresqlSession session;
    private final PostgresqlSessionState fresh;
    private final List<String> waiting = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private boolean begun;

    /** @param connection not in auto-commit mode, and in the state that every script is to start from */
    PostgresqlRunConnection(Connection connection, Dialect dialect, PostgresqlSession session) throws SQLException {
        this(connection, dialect, session, PostgresqlSessionState.of(connection));
    }

    PostgresqlRunConnection(
            Connection connection, Dialect dialect, PostgresqlSession session, PostgresqlSessionState fresh)
            throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        this.evidence = new PostgresqlEvidence(dialect::fold);
        this.session = session;
        this.fresh = fresh;
        connection.rollback();
    }

    @Override
    public Connection jdbc() {
        return connection;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void begin(TransactionTerms terms) throws SQLException {
        if (!begun) {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute(String.join(
                        SEPARATOR,
                        "SET TRANSACTION " + ISOLATION,
                        beginning() + terms(terms),
                        "SELECT pg_catalog.pg_advisory_xact_lock_shared(" + session.mark() + ")"));
            }
            begun = true;
        }
    }

    /** What stands before the statements of a script in each of its transactions, but for those begun with a commit. */
    String beginning() {
        return "";
    }

    final PostgresqlSessionState fresh() {
        return fresh;
    }

    /** An admin's own limit is left alone, and so is what an earlier part of the script has set. */
    private static String terms(TransactionTerms terms) {
        return terms.lockTimeout()
                .map(limit -> "SET LOCAL lock_timeout = " + limit.toMillis())
                .orElse("SELECT pg_catalog.set_config('lock_timeout', '" + LOCK_TIMEOUT.toMillis()
                        + "', true) WHERE pg_catalog.current_setting('lock_timeout') = '0'");
    }

    @Override
    public void sendOutside(java.sql.Statement jdbc, String sql, Statement statement) throws SQLException {
        connection.setAutoCommit(true);
        try {
            limitOutside(jdbc);
            Optional<ConcurrentIndex> index = ConcurrentIndex.of(sql, evidence);
            if (index.isPresent()) {
                index.get().clear(connection).ifPresent(PostgresqlRunConnection::tellCleared);
            }
            try {
                dialect.send(jdbc, session.comment() + sql, statement);
            } catch (SQLException e) {
                String remains = index.isPresent() ? remains(index.get()) : REMAINS;
                throw new SQLException(e.getMessage() + remains, e.getSQLState(), e.getErrorCode(), e);
            }
        } finally {
            connection.setAutoCommit(false);
        }
    }

    void limitOutside(java.sql.Statement jdbc) throws SQLException {
        jdbc.execute(limit("lock_timeout", fresh.lockTimeout(), "0")
                + SEPARATOR
                + limit("statement_timeout", fresh.statementTimeout(), LONGEST_OUTSIDE.toMillis() + ""));
    }

    private static void tellCleared(String index) {
        LOG.info("Dropped the index {}, which an earlier try had left and which was not valid", index);
    }

    private String remains(ConcurrentIndex index) {
        try {
            return index.leftBehind(connection)
                    .map(name -> HINT + "It has left the index " + name
                            + ", which is not valid; the next try drops it and begins anew.")
                    .orElse("");
        } catch (SQLException e) {
            LOG.debug("Whether an index was left is not known", e);
            return REMAINS;
        }
    }

    /** What the script itself has set is left alone. */
    private static String limit(String setting, String unlessNot, String value) {
        return "SELECT pg_catalog.set_config('" + setting + "', '" + value
                + "', false) WHERE pg_catalog.current_setting('" + setting + "') = '" + unlessNot + "'";
    }

    @Override
    public void require(String select, long parameter) {
        waiting.add("SELECT " + one(STALE) + " FROM (" + select + ") AS found");
        parameters.add(parameter);
    }

    @Override
    public void change(String sql, List<Object> values) {
        waiting.add("WITH changed AS (" + sql + " RETURNING 1) SELECT " + one("rows changed: ") + " FROM changed");
        parameters.addAll(values);
    }

    @Override
    public void clear(String sql, List<Object> values) {
        waiting.add(sql);
        parameters.addAll(values);
    }

    /** What raises unless there is one row: a text that is no number, and that says what is wrong. */
    private static String one(String complaint) {
        return "CASE pg_catalog.count(*) WHEN 1 THEN 1 ELSE CAST('" + complaint
                + "' || pg_catalog.count(*) AS integer) END";
    }

    @Override
    public void commit() throws SQLException {
        if (waiting.isEmpty()) {
            connection.commit();
            begun = false;
        } else {
            end(fresh.own(), Optional.empty());
        }
    }

    @Override
    public void endScript(boolean sessionChanged, Optional<TransactionTerms> next) throws SQLException {
        end(sessionChanged ? fresh.restoringAll() : fresh.restoring(), next);
    }

    final void end(String before, Optional<TransactionTerms> next) throws SQLException {
        List<String> call = new ArrayList<>();
        call.add(before);
        call.addAll(waiting);
        call.add("COMMIT");
        if (next.isPresent()) {
            call.add("BEGIN " + ISOLATION);
            call.add(terms(next.get()));
            // Must not raise: what is before it is committed.
            call.add("SELECT pg_catalog.pg_try_advisory_xact_lock_shared(" + session.mark() + ")");
        }
        try (PreparedStatement statement = connection.prepareStatement(String.join(SEPARATOR, call))) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            statement.execute();
            begun = next.isPresent() && lastIsTrue(statement);
        } catch (SQLException e) {
            throw String.valueOf(e.getMessage()).contains(STALE) ? new StaleException(e) : e;
        } finally {
            waiting.clear();
            parameters.clear();
        }
    }

    private static boolean lastIsTrue(PreparedStatement statement) throws SQLException {
        boolean last = false;
        boolean isRows = statement.getResultSet() != null;
        while (isRows || statement.getUpdateCount() != -1) {
            if (isRows) {
                try (ResultSet rows = statement.getResultSet()) {
                    last = rows.next() && "t".equals(rows.getString(1));
                }
            }
            isRows = statement.getMoreResults();
        }
        return last;
    }

    @Override
    public void rollback() throws SQLException {
        waiting.clear();
        parameters.clear();
        begun = false;
        sendRollback();
    }

    void sendRollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() {
        waiting.clear();
    }
}
