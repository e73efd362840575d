package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.PlainRunConnection;
import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.engine.script.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the write lock at the beginning of each transaction, so that a script waits for another writer there and not in
 * its middle, where waiting may be in vain. Where foreign keys are kept they are checked before the commit while they are
 * off; so they are for a script that says how they are to be kept, or may rebuild tables, whatever the connection does.
 *
 * <p>The driver begins a transaction by itself right after the last one has ended; that one has done nothing yet, and
 * makes room for one that begins as we want it.
 */
final class SqliteRunConnection extends PlainRunConnection {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteRunConnection.class);

    private final Connection connection;
    private final boolean keepsForeignKeys;
    private boolean begun;
    private boolean sessionChanged;
    private boolean isAsked;
    private @Nullable ForeignKeyViolations violations;

    /** @param connection not in auto-commit mode, and in the state that every script is to start from */
    SqliteRunConnection(Connection connection, Dialect dialect) throws SQLException {
        super(connection, dialect);
        this.connection = connection;
        this.keepsForeignKeys = Pragmas.isOn(connection, Pragmas.FOREIGN_KEYS);
        // A read lock would keep the lease from being renewed.
        connection.rollback();
    }

    @Override
    public void begin(TransactionTerms terms) throws SQLException {
        sessionChanged |= terms.lockTimeout().isPresent();
        super.begin(terms);
        isAsked |= terms.operations();
        beginToWrite(keepsForeignKeys && terms.operations());
    }

    /** Who says how foreign keys are to be kept asks for them to be looked at, even where nobody else keeps them. */
    @Override
    public void sendOutside(java.sql.Statement jdbc, String sql, Statement statement) throws SQLException {
        super.sendOutside(jdbc, sql, statement);
        isAsked |= statement.kind() == Statement.Kind.FRAME
                && statement.text().toUpperCase(Locale.ROOT).contains(Pragmas.FOREIGN_KEYS.toUpperCase(Locale.ROOT));
    }

    /**
     * @param withoutForeignKeys for operations that rebuild tables: with foreign keys, DROP TABLE deletes the rows that
     *     refer to the table, and in a transaction it is too late to turn them off
     */
    private void beginToWrite(boolean withoutForeignKeys) throws SQLException {
        if (begun) {
            return;
        }
        Pragmas.run(connection, "COMMIT");
        try {
            if (withoutForeignKeys) {
                Pragmas.set(connection, Pragmas.FOREIGN_KEYS, "OFF");
                sessionChanged = true;
            }
            Pragmas.run(connection, "BEGIN IMMEDIATE");
        } catch (SQLException e) {
            // As the driver takes it to be.
            Pragmas.run(connection, "BEGIN");
            throw e;
        }
        begun = true;
        violations = (keepsForeignKeys || isAsked) && !Pragmas.isOn(connection, Pragmas.FOREIGN_KEYS)
                ? ForeignKeyViolations.in(connection)
                : null;
    }

    @Override
    public void require(String select, long parameter) throws SQLException {
        beginToWrite(false);
        super.require(select, parameter);
    }

    @Override
    public void change(String sql, List<Object> parameters) throws SQLException {
        beginToWrite(false);
        super.change(sql, parameters);
        // Behind an INSERT the driver keeps a query open, as long as its statement; much is refused beside that.
        close();
    }

    @Override
    public void commit() throws SQLException {
        if (violations != null) {
            ForeignKeyViolations.in(connection).requireNoneSince(violations);
        }
        super.commit();
        ended();
    }

    @Override
    public void endScript(boolean changed, Optional<TransactionTerms> next) throws SQLException {
        super.endScript(changed || sessionChanged, next);
        sessionChanged = false;
        isAsked = next.map(TransactionTerms::operations).orElse(false);
    }

    /** SQLite itself rolls back when the disk is full, for one; the driver does not know, and would complain. */
    @Override
    public void rollback() throws SQLException {
        ended();
        isAsked = false;
        try {
            Pragmas.run(connection, "SAVEPOINT banister");
        } catch (SQLException e) {
            LOG.debug("No transaction could be begun to be rolled back; there should be one", e);
        }
        super.rollback();
    }

    private void ended() {
        begun = false;
        violations = null;
    }
}
