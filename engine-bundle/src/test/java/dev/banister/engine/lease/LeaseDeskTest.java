package dev.banister.engine.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.RefusedException;
import dev.banister.engine.FileDatabase;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Dialects;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.history.HistoryStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseDeskTest {

    private static final LeaseTiming QUICK = new LeaseTiming(Duration.ofMillis(300), Duration.ofMillis(300));

    @TempDir
    Path folder;

    private FileDatabase database;
    private Connection working;
    private Dialect dialect;
    private OurTables tables;

    /** Waits for nothing, and remembers whom it was told to wait for. */
    private static final class Recording implements Patience {

        private final List<String> holders = new ArrayList<>();

        @Override
        public void waiting(LeaseHolder holder) {
            holders.add(holder.holder());
        }

        @Override
        public boolean pause(Duration time) {
            Thread.onSpinWait();
            return true;
        }
    }

    @BeforeEach
    void open() throws SQLException {
        database = new FileDatabase(folder);
        working = database.dataSource().getConnection();
        dialect = Dialects.of(working);
        tables = new HistoryStore(dialect, new OurTables(dialect, Optional.empty(), "BANISTER_"))
                .create(working)
                .tables();
    }

    @AfterEach
    void close() throws SQLException {
        working.close();
    }

    private LeaseDesk desk(LeaseTiming timing) {
        return new LeaseDesk(database.dataSource(), dialect, tables, LeaseRow.FORMAT, timing);
    }

    private Lease claim(LeaseTiming timing) throws SQLException {
        return desk(timing).claim("me", dialect.sessionIdentity(working), new Recording());
    }

    @Test
    void raisesTheTokenWithEveryClaimAndFreesTheRow() throws SQLException {
        long first;
        try (Lease lease = claim(QUICK)) {
            first = lease.token();
            assertThat(database.column("SELECT holder FROM banister_lease")).containsExactly("me");
        }
        try (Lease lease = claim(QUICK)) {
            assertThat(lease.token()).isEqualTo(first + 1);
        }
        assertThat(database.column("SELECT holder FROM banister_lease")).containsExactly("");
    }

    @Test
    void doesNotTakeAnExpiredLeaseFromASessionThatLives() throws SQLException {
        try (Lease lease = claim(QUICK)) {
            database.execute("UPDATE banister_lease SET expires_at = DATEADD(HOUR, -1, CURRENT_TIMESTAMP)");
            Recording waiting = new Recording();

            assertThatThrownBy(() -> desk(QUICK).claim("other", "none", waiting))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.LEASE_HELD))
                    .hasMessageContaining("held by: me");
            assertThat(waiting.holders).containsExactly("me");
            assertThat(lease.token()).isPositive();
        }
    }

    @Test
    void takesOverAtOnceFromASessionThatHasEnded() throws SQLException {
        String ended;
        try (Connection gone = database.dataSource().getConnection()) {
            ended = dialect.sessionIdentity(gone);
        }
        database.execute("UPDATE banister_lease SET holder = 'the dead', session = '" + ended
                + "', expires_at = DATEADD(HOUR, 1, CURRENT_TIMESTAMP)");

        try (Lease lease = claim(QUICK)) {
            assertThat(database.column("SELECT holder FROM banister_lease")).containsExactly("me");
            assertThat(lease.token()).isEqualTo(1);
        }
    }

    @Test
    void renewsTheLeaseWhileItIsHeld() throws Exception {
        try (Lease lease = claim(QUICK)) {
            String before =
                    database.column("SELECT heartbeat_at FROM banister_lease").get(0);

            await(() ->
                    !database.column("SELECT heartbeat_at FROM banister_lease").contains(before));

            lease.requireHeld();
        }
    }

    @Test
    void raisesAtTheFenceOnceSomebodyElseHasTheToken() throws SQLException {
        try (Lease lease = claim(new LeaseTiming(Duration.ofMinutes(5), Duration.ofSeconds(1)));
                RunConnection run = dialect.runConnection(working, dialect.sessionIdentity(working))) {
            Fence fence = lease.fence();
            fence.check(run);
            database.execute("UPDATE banister_lease SET token = token + 1");

            assertThatThrownBy(() -> fence.check(run))
                    .isInstanceOf(LeaseLostException.class)
                    .hasMessageContaining("[lease-lost]");
            assertThatThrownBy(lease::requireHeld).isInstanceOf(LeaseLostException.class);
        }
    }

    @Test
    void noticesWithTheNextHeartbeatThatTheLeaseIsLost() throws Exception {
        try (Lease lease = claim(QUICK)) {
            database.execute("UPDATE banister_lease SET token = token + 1");

            await(() -> {
                try {
                    lease.requireHeld();
                    return false;
                } catch (LeaseLostException lost) {
                    return true;
                }
            });
        }
    }

    private interface Condition {
        boolean holds();
    }

    /** Looks again every few milliseconds, for ten seconds at most. */
    private static void await(Condition condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void tellsWhoHoldsItAndWhatThatOneIsAt() throws SQLException {
        assertThat(desk(QUICK).look(working)).isEmpty();
        try (Lease lease = claim(QUICK)) {
            lease.doing(() -> "a/2020-01-01-g/s, statement 3");
            awaitHeartbeat();

            LeaseHolder holder = desk(QUICK).look(working).orElseThrow();

            assertThat(holder.holder()).isEqualTo("me");
            assertThat(holder.doing()).isEqualTo("a/2020-01-01-g/s, statement 3");
            assertThat(holder.session()).isEqualTo(LeaseHolder.Session.ALIVE);
            assertThat(holder.expired()).isFalse();
            assertThat(holder.heartbeatAt()).isAfterOrEqualTo(holder.since());
            assertThat(holder.expiresAt()).isAfter(holder.heartbeatAt());
        }
        assertThat(desk(QUICK).look(working)).isEmpty();
    }

    private void awaitHeartbeat() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (database.column("SELECT doing FROM banister_lease").contains("")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @Test
    void isNotReleasedFromAHolderThatIsAlive() throws SQLException {
        try (Lease lease = claim(LeaseTiming.DEFAULT)) {
            LeaseHolder holder = desk(QUICK).look(working).orElseThrow();

            assertThatThrownBy(() -> desk(QUICK).release(working, holder)).hasMessageContaining("me is alive");
            assertThat(lease.token()).isPositive();
            database.execute("UPDATE banister_lease SET expires_at = DATEADD(HOUR, -1, CURRENT_TIMESTAMP)");
            LeaseHolder silent = desk(QUICK).look(working).orElseThrow();

            assertThatThrownBy(() -> desk(QUICK).release(working, silent))
                    .hasMessageContaining("its session in the database is still there");
        }
    }

    @Test
    void isReleasedFromAHolderThatIsGoneWhichCanWriteNothingAnyMore() throws SQLException {
        try (Lease lease = claim(LeaseTiming.DEFAULT)) {
            database.execute("UPDATE banister_lease SET session = 'ended',"
                    + " expires_at = DATEADD(HOUR, -1, CURRENT_TIMESTAMP)");
            LeaseHolder holder = desk(QUICK).look(working).orElseThrow();

            desk(QUICK).release(working, holder);

            assertThat(desk(QUICK).look(working)).isEmpty();
            RunConnection run = dialect.runConnection(working, dialect.sessionIdentity(working));
            assertThatThrownBy(() -> lease.fence().check(run)).isInstanceOf(LeaseLostException.class);
            assertThatThrownBy(() -> desk(QUICK).release(working, holder))
                    .hasMessageContaining("does not hold the lease any more");
        }
    }
}
