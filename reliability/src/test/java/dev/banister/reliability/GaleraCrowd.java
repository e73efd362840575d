package dev.banister.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.MigrationService;
import dev.banister.engine.Banister;
import dev.banister.reliability.crowd.Crowd;
import dev.banister.reliability.crowd.CrowdModules;
import dev.banister.reliability.crowd.Marks;
import dev.banister.reliability.crowd.MemberProcess;
import dev.banister.reliability.scenario.Address;
import dev.banister.reliability.scenario.ChildJvm;
import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.scenario.TrialDatabase;
import dev.banister.testservers.GaleraCluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runners at the servers of a Galera cluster, each of which takes writes. */
@Timeout(400)
class GaleraCrowd {

    private static final int SERVERS = 3;

    /** How long a holder must have been silent once its lease has expired. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Far enough that there is something to be done twice, and something left to do. */
    private static final int IN_THE_MIDDLE = 5;

    private final ChildJvm jvm = new ChildJvm(Product.MARIADB);

    @TempDir
    Path folder;

    private GaleraCluster cluster;
    private TrialDatabase database;
    private CrowdModules modules;

    @BeforeEach
    void start() throws Exception {
        cluster = GaleraCluster.start(SERVERS);
        database = TrialDatabase.of(cluster.newDatabase());
        modules = new CrowdModules(folder.resolve("modules"));
        modules.write();
    }

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 8})
    void runsEveryScriptOnce(int members) throws Exception {
        Crowd.Result result = new Crowd(Product.MARIADB, folder, () -> database).run(members, System.nanoTime());

        assertThat(result.wrong()).as("%s", result.said()).isEmpty();
        assertThat(result.leasesLost()).isZero();
    }

    private Address at(int server) {
        return database.addresses().get(server);
    }

    private MemberProcess member(int server, int lingersAt) {
        return MemberProcess.start(jvm, at(server), modules, System.nanoTime(), lingersAt);
    }

    private MigrationService admin(int server) {
        return Banister.on(at(server).dataSource())
                .modules(modules.all().toArray(Path[]::new))
                .open();
    }

    /** Waits, and does not take the lease over, until it is told who holds it and what to do. */
    private void refused(int server) {
        long begun = System.nanoTime();
        try (MemberProcess waiting = member(server, 0)) {
            List<String> said = waiting.ended();

            assertThat(said)
                    .singleElement()
                    .asString()
                    .contains("[lease-held]", "its session is at the server: ", "lease --release");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(GRACE);
        }
    }

    private void release(int server) {
        MigrationService admin = admin(server);
        LeaseHolder holder = admin.lease().orElseThrow();
        assertThat(holder.expired()).isTrue();
        assertThat(holder.session()).isEqualTo(LeaseHolder.Session.UNKNOWN);
        admin.releaseLease(holder);
    }

    private void assertNothingWrong(int server, List<List<String>> said) throws Exception {
        try (Connection connection = at(server).connect()) {
            assertThat(Marks.wrong(connection, said)).as("%s", said).isEmpty();
        }
    }

    @Test
    void keepsTheLeaseOfAKilledRunnerUntilAnAdminReleasesIt() throws Exception {
        try (MemberProcess killed = member(0, IN_THE_MIDDLE)) {
            killed.awaitLingering();
            killed.kill();

            refused(1);
            release(2);

            try (MemberProcess next = member(1, 0)) {
                assertNothingWrong(2, List.of(killed.ended(), next.ended()));
            }
        }
    }

    /** The server itself shows that a session of its own has ended. */
    @Test
    void takesOverFromAKilledRunnerAtItsOwnServer() throws Exception {
        try (MemberProcess killed = member(0, IN_THE_MIDDLE)) {
            killed.awaitLingering();
            killed.kill();

            try (MemberProcess next = member(0, 0)) {
                assertNothingWrong(1, List.of(killed.ended(), next.ended()));
            }
        }
    }

    @Test
    void rejectsWhatAFrozenRunnerWritesLate() throws Exception {
        try (MemberProcess frozen = member(0, IN_THE_MIDDLE)) {
            frozen.awaitLingering();
            frozen.freeze();

            refused(1);
            release(2);
            try (MemberProcess next = member(1, 0)) {
                next.ended();
                frozen.wake();

                List<List<String>> said = List.of(frozen.ended(), next.ended());
                assertNothingWrong(2, said);
                assertThat(MemberProcess.leasesLost(said)).isOne();
            }
        }
    }

    @Test
    void goesOnAtAnotherServerAfterOneWasKilled() throws Exception {
        try (MemberProcess cut = member(0, IN_THE_MIDDLE)) {
            cut.awaitLingering();
            cluster.servers().get(0).kill();

            List<String> said = cut.ended();
            assertThat(said).anySatisfy(line -> assertThat(line).contains("the connection to the database broke"));
            assertThat(admin(1).history(Optional.empty(), 0)).hasSize(IN_THE_MIDDLE - 1);
            refused(1);
            release(2);

            try (MemberProcess next = member(1, 0)) {
                assertNothingWrong(2, List.of(next.ended()));
            }
        }
    }
}
