package dev.banister.engine.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Dialects;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.dialect.SessionLife;
import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.engine.script.Statement;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others can tell of a run: the proof that a lease is taken over on. */
class PostgresqlLifeTest {

    private final TestDatabase database = TestServer.postgresql().newDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    private Connection connect() throws SQLException {
        return database.dataSource().getConnection();
    }

    private static Connection working(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return connection;
    }

    /** The server takes a moment to notice. */
    private static void await(Connection asking, String identity, SessionLife life) throws SQLException {
        Dialect dialect = Dialects.of(asking);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (dialect.sessionLife(asking, identity) != life) {
            assertThat(System.nanoTime()).as("waited for " + life).isLessThan(deadline);
        }
    }

    @Test
    void isAliveInATransactionIdleBetweenTwoAndGoneAfterTheSession() throws SQLException {
        try (Connection asking = connect()) {
            Dialect dialect = Dialects.of(asking);
            String identity;
            try (Connection working = working(connect())) {
                identity = dialect.sessionIdentity(working);
                RunConnection run = dialect.runConnection(working, identity);

                run.begin(TransactionTerms.DEFAULT);
                assertThat(dialect.sessionLife(asking, identity)).isEqualTo(SessionLife.ALIVE);

                run.endScript(false, Optional.empty());
                assertThat(dialect.sessionLife(asking, identity)).isEqualTo(SessionLife.IDLE);

                run.endScript(true, Optional.of(TransactionTerms.DEFAULT));
                assertThat(dialect.sessionLife(asking, identity)).isEqualTo(SessionLife.ALIVE);
            }
            await(asking, identity, SessionLife.GONE);
        }
    }

    /** A pooler deals out another process to each transaction: the work is found there all the same. */
    @Test
    void isAliveWhereItsWorkGoesOnInAnotherSession() throws SQLException {
        try (Connection asking = connect();
                Connection pooled = working(connect())) {
            Dialect dialect = Dialects.of(asking);
            String identity;
            try (Connection first = connect()) {
                identity = dialect.sessionIdentity(first);
            }
            RunConnection run = dialect.runConnection(pooled, identity);

            run.begin(TransactionTerms.DEFAULT);

            assertThat(dialect.sessionLife(asking, identity)).isEqualTo(SessionLife.ALIVE);
        }
    }

    /** The process that it began in is soon somebody else's or ended, and neither says that the run is over. */
    @Test
    void isNeverGoneBehindAPooler() throws SQLException {
        try (Connection asking = connect();
                Connection pooled = working(connect())) {
            Dialect dialect = Dialects.of(asking);
            PostgresqlSession session = PostgresqlSession.ofNoProcess();
            RunConnection run = new PooledRunConnection(pooled, dialect, session);

            run.begin(TransactionTerms.DEFAULT);
            assertThat(dialect.sessionLife(asking, session.toString())).isEqualTo(SessionLife.ALIVE);

            run.rollback();
            assertThat(dialect.sessionLife(asking, session.toString())).isEqualTo(SessionLife.IDLE);
        }
    }

    @Test
    void isAliveDuringAStatementOutsideATransaction() throws Exception {
        try (Connection asking = connect();
                Connection working = working(connect());
                java.sql.Statement jdbc = working.createStatement()) {
            Dialect dialect = Dialects.of(asking);
            String identity = dialect.sessionIdentity(working);
            RunConnection run = dialect.runConnection(working, identity);
            Statement sleep =
                    new Statement(1, 1, "SELECT pg_sleep(30)", Optional.empty(), "hash", Statement.Kind.OUTSIDE);
            CompletableFuture<Void> sleeping = CompletableFuture.runAsync(() -> {
                try {
                    run.sendOutside(jdbc, sleep.text(), sleep);
                } catch (SQLException cancelled) {
                    assertThat(cancelled.getSQLState()).isEqualTo("57014");
                }
            });

            await(asking, identity, SessionLife.ALIVE);
            jdbc.cancel();
            sleeping.get(20, TimeUnit.SECONDS);
            await(asking, identity, SessionLife.IDLE);
        }
    }

    @Test
    void isUnknownToAUserWhoMayNotSeeIt() throws SQLException {
        try (TestDatabase plain = database.restrictedUser();
                Connection asking = plain.dataSource().getConnection();
                Connection working = connect()) {
            Dialect dialect = Dialects.of(asking);

            assertThat(dialect.sessionLife(asking, dialect.sessionIdentity(working)))
                    .isEqualTo(SessionLife.UNKNOWN);
        }
    }
}
