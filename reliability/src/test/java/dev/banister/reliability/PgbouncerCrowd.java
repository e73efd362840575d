package dev.banister.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.reliability.crowd.Crowd;
import dev.banister.reliability.crowd.Incident;
import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.scenario.TrialDatabase;
import dev.banister.testservers.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runners that share three sessions of PostgreSQL, each of which is soon replaced, by the transaction. */
@Timeout(300)
class PgbouncerCrowd {

    private static final int SESSIONS = 3;
    private static final Duration LIFE = Duration.ofSeconds(2);
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(45);

    /** Before the first script of a run no transaction of it is open. */
    private static final int NOTHING_UNDER_WAY = 1;

    /** Before a later one the transaction of that is, since it came with the commit of the one before. */
    private static final int UNDER_WAY = 5;

    private static TestServer pooler;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        pooler = TestServer.startPgbouncer(TestServer.postgresql(), SESSIONS, LIFE);
    }

    @AfterAll
    static void stop() {
        if (pooler != null) {
            pooler.close();
        }
    }

    private Crowd crowd() {
        return new Crowd(Product.POSTGRESQL, folder, () -> TrialDatabase.of(List.of(pooler.newDatabase())));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void runsEveryScriptOnce(int members) throws Exception {
        Crowd.Result result = crowd().run(members, System.nanoTime());

        assertThat(result.wrong()).as("%s", result.said()).isEmpty();
        assertThat(result.leasesLost()).isZero();
    }

    /** Others take its lease over once it has expired, and what it wants to write when it wakes is rejected. */
    @Test
    void rejectsWhatAFrozenRunnerWritesLate() throws Exception {
        Crowd.Result result =
                crowd().run(3, System.nanoTime(), Incident.frozen(NOTHING_UNDER_WAY, LONGER_THAN_A_LEASE));

        assertThat(result.wrong()).as("%s", result.said()).isEmpty();
        assertThat(result.leasesLost()).as("%s", result.said()).isOne();
    }

    /** Others wait for it, however old its lease is. */
    @Test
    void leavesTheLeaseToAFrozenRunnerWhoseTransactionIsOpen() throws Exception {
        Crowd.Result result = crowd().run(3, System.nanoTime(), Incident.frozen(UNDER_WAY, LONGER_THAN_A_LEASE));

        assertThat(result.wrong()).as("%s", result.said()).isEmpty();
        assertThat(result.leasesLost()).as("%s", result.said()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {NOTHING_UNDER_WAY, UNDER_WAY})
    void goesOnAfterARunnerThatWasKilled(int when) throws Exception {
        Crowd.Result result = crowd().run(3, System.nanoTime(), Incident.killed(when));

        assertThat(result.wrong()).as("%s", result.said()).isEmpty();
        assertThat(result.leasesLost()).as("%s", result.said()).isZero();
    }

    /** The session that it began in is gone meanwhile, and says nothing of it. */
    @Test
    void leavesTheLeaseToARunnerThatTakesItsTime() throws Exception {
        Crowd.Result result = crowd().run(3, System.nanoTime(), Incident.none(NOTHING_UNDER_WAY));

        assertThat(result.wrong()).as("%s", result.said()).isEmpty();
        assertThat(result.leasesLost()).as("%s", result.said()).isZero();
    }
}
