package dev.banister.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.RefusedException;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Dialects;
import dev.banister.engine.dialect.SessionLife;
import dev.banister.testservers.GaleraCluster;
import dev.banister.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the servers of a cluster show of each other. */
@Timeout(120)
class GaleraServers {

    private static final Duration BEHIND = Duration.ofSeconds(3);

    private static GaleraCluster cluster;

    private final List<TestDatabase> database = cluster.newDatabase();

    @BeforeAll
    static void start() {
        cluster = GaleraCluster.start(3);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private Connection connect(int server) throws SQLException {
        return database.get(server).dataSource().getConnection();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A server that does nothing for a while does not know what the others have committed. */
    @Test
    void areWaitedForUntilTheyKnowWhatOthersHaveCommitted() throws Exception {
        database.get(0).execute("CREATE TABLE t (id INT PRIMARY KEY)");
        try (Connection run = connect(1);
                Connection holding = connect(1)) {
            Dialect dialect = Dialects.of(run);
            run.setAutoCommit(false);
            dialect.catchUp(run);
            execute(holding, "FLUSH TABLES WITH READ LOCK");
            long begun = System.nanoTime();
            database.get(0).execute("INSERT INTO t VALUES (1)");
            assertThat(database.get(1).column("SELECT id FROM t")).isEmpty();
            CompletableFuture<Void> later = CompletableFuture.runAsync(
                    () -> release(holding), CompletableFuture.delayedExecutor(BEHIND.toSeconds(), TimeUnit.SECONDS));

            dialect.catchUp(run);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(BEHIND);
            assertThat(database.get(1).column("SELECT id FROM t")).containsExactly("1");
            later.join();
        }
    }

    private static void release(Connection holding) {
        try {
            execute(holding, "UNLOCK TABLES");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellOnlyTheEndOfTheirOwnSessions() throws SQLException {
        try (Connection same = connect(0);
                Connection other = connect(1)) {
            Dialect dialect = Dialects.of(same);
            String identity;
            try (Connection ended = connect(0)) {
                identity = dialect.sessionIdentity(ended);
                assertThat(dialect.sessionLife(same, identity)).isEqualTo(SessionLife.ALIVE);
                assertThat(dialect.sessionLife(other, identity)).isEqualTo(SessionLife.UNKNOWN);
            }

            assertThat(dialect.sessionLife(other, identity)).isEqualTo(SessionLife.UNKNOWN);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (dialect.sessionLife(same, identity) != SessionLife.GONE) {
                assertThat(System.nanoTime()).isLessThan(end);
            }
            assertThat(dialect.whyUnknown(other, identity)).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wsrep_OSU_method = 'RSU'", "wsrep_on = OFF"})
    void areRefusedWhereOnlyOneOfThemWouldChange(String setting) throws SQLException {
        try (Connection connection = connect(0)) {
            execute(connection, "SET SESSION " + setting);

            assertThatThrownBy(() -> Dialects.of(connection))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("one server of the cluster only")
                    .hasMessageContaining("sessionVariables=");
        }
    }
}
