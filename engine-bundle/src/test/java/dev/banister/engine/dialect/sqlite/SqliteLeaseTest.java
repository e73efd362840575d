package dev.banister.engine.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.model.RefusedException;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.dialect.SessionLife;
import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.engine.history.HistoryStore;
import dev.banister.engine.lease.Lease;
import dev.banister.engine.lease.LeaseDesk;
import dev.banister.engine.lease.LeaseRow;
import dev.banister.engine.lease.LeaseTiming;
import dev.banister.engine.lease.Patience;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLeaseTest {

    /** No heartbeat comes while a test lasts. */
    private static final LeaseTiming TIMING = new LeaseTiming(Duration.ofMinutes(10), Duration.ofMillis(200));

    private static final String EXPIRE = "UPDATE banister_lease SET expires_at = '2000-01-01T00:00:00.000Z'";

    @TempDir
    Path folder;

    private SqliteRuns runs;
    private final SqliteDialect dialect = new SqliteDialect();
    private Connection working;
    private OurTables tables;

    private static final class Impatient implements Patience {

        @Override
        public void waiting(LeaseHolder holder) {}

        @Override
        public boolean pause(Duration time) {
            Thread.onSpinWait();
            return true;
        }
    }

    @BeforeEach
    void open() throws SQLException {
        runs = SqliteRuns.in(folder, "&busy_timeout=50");
        working = runs.database().dataSource().getConnection();
        working.setAutoCommit(false);
        tables = new HistoryStore(dialect, new OurTables(dialect, Optional.empty(), "banister_"))
                .create(working)
                .tables();
    }

    @AfterEach
    void close() throws SQLException {
        working.close();
    }

    private Lease claim(String session) throws SQLException {
        return new LeaseDesk(runs.database().dataSource(), dialect, tables, LeaseRow.FORMAT, TIMING)
                .claim("me", session, new Impatient());
    }

    @Test
    void isNotTakenOverWhileItsScriptHoldsTheWriteLock() throws SQLException {
        try (Lease lease = claim(dialect.sessionIdentity(working));
                RunConnection run = new SqliteRunConnection(working, dialect)) {
            runs.database().execute(EXPIRE);
            run.begin(TransactionTerms.DEFAULT);

            assertThatThrownBy(() -> claim("other")).isInstanceOf(RefusedException.class);

            lease.fence().check(run);
            run.commit();
        }
    }

    @Test
    void isRenewedByTheTransactionOfTheScript() throws SQLException {
        try (Lease lease = claim(dialect.sessionIdentity(working));
                RunConnection run = new SqliteRunConnection(working, dialect)) {
            runs.database().execute(EXPIRE);
            run.begin(TransactionTerms.DEFAULT);
            lease.fence().check(run);
            run.commit();

            assertThat(runs.column("SELECT expires_at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM banister_lease"))
                    .containsExactly("1");
            assertThatThrownBy(() -> claim("other")).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void isTakenOverOnceItHasExpiredAndNobodyWrites() throws SQLException {
        Lease first = claim(dialect.sessionIdentity(working));
        runs.database().execute(EXPIRE);

        try (Lease second = claim("other")) {
            assertThat(second.token()).isEqualTo(first.token() + 1);
            try (RunConnection run = new SqliteRunConnection(working, dialect)) {
                assertThatThrownBy(() -> first.fence().check(run)).hasMessageContaining("lost its lease");
                run.rollback();
            }
        }
        first.close();
    }

    @Test
    void isTakenOverAtOnceFromAProcessThatHasEnded() throws Exception {
        Process ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        SqliteSession own = SqliteSession.own();
        String session = new SqliteSession(ended.pid(), own.began(), "x", own.host()).toString();
        ended.waitFor();
        assertThat(dialect.sessionLife(working, session)).isEqualTo(SessionLife.GONE);
        Lease first = claim(session);

        try (Lease second = claim("other")) {
            assertThat(second.token()).isEqualTo(first.token() + 1);
        }
        first.close();
    }

    @Test
    void tellsNothingOfOtherHostsAndOfItsOwnProcess() throws SQLException {
        SqliteSession own = SqliteSession.own();

        assertThat(dialect.sessionLife(working, own.toString())).isEqualTo(SessionLife.IDLE);
        assertThat(dialect.sessionLife(working, new SqliteSession(own.process(), 1, "x", own.host()).toString()))
                .isEqualTo(SessionLife.GONE);
        assertThat(dialect.sessionLife(working, new SqliteSession(own.process(), 1, "x", "elsewhere").toString()))
                .isEqualTo(SessionLife.IDLE);
    }
}
