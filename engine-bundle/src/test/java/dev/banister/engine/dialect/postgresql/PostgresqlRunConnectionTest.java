package dev.banister.engine.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.dialect.StaleException;
import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one call at the end of a script does all of it or nothing. */
class PostgresqlRunConnectionTest {

    private static final String UPDATE = "UPDATE t SET v = ? WHERE id = ?";
    private static final String HELD = "SELECT id FROM t WHERE id = ? FOR SHARE";

    private final TestDatabase database = TestServer.postgresql().newDatabase();
    private final PostgresqlDialect dialect = new PostgresqlDialect();
    private Connection connection;
    private String identity;
    private RunConnection run;

    @BeforeEach
    void open() throws SQLException {
        database.execute("CREATE TABLE t (id bigint PRIMARY KEY, v text)", "INSERT INTO t VALUES (1, 'a'), (2, 'b')");
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        identity = dialect.sessionIdentity(connection);
        run = dialect.runConnection(connection, identity);
    }

    @AfterEach
    void close() throws SQLException {
        run.close();
        connection.close();
        database.close();
    }

    private void work() throws SQLException {
        run.begin(TransactionTerms.DEFAULT);
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO t VALUES (3, 'c')");
        }
    }

    @Test
    void commitsTheScriptsWorkWithItsOwn() throws SQLException {
        work();
        run.require(HELD, 1);
        run.change(UPDATE, List.of("x", 1L));

        run.endScript(false, Optional.empty());

        assertThat(database.column("SELECT v FROM t ORDER BY id")).containsExactly("x", "b", "c");
    }

    @Test
    void commitsNothingWhereWhatItRequiresIsNotThere() throws SQLException {
        work();
        run.require(HELD, 99);
        run.change(UPDATE, List.of("x", 1L));

        assertThatThrownBy(() -> run.endScript(false, Optional.of(TransactionTerms.DEFAULT)))
                .isInstanceOf(StaleException.class);
        run.rollback();

        assertThat(database.column("SELECT v FROM t ORDER BY id")).containsExactly("a", "b");
    }

    @Test
    void commitsNothingWhereAnOwnStatementChangesNoRow() throws SQLException {
        work();
        run.change(UPDATE, List.of("x", 1L));
        run.change(UPDATE, List.of("x", 99L));

        assertThatThrownBy(run::commit)
                .isInstanceOf(SQLException.class)
                .isNotInstanceOf(StaleException.class)
                .hasMessageContaining("rows changed: 0");
        run.rollback();

        assertThat(database.column("SELECT v FROM t ORDER BY id")).containsExactly("a", "b");
    }

    @Test
    void forgetsItsOwnStatementsWithARollback() throws SQLException {
        work();
        run.change(UPDATE, List.of("x", 99L));
        run.rollback();

        run.endScript(false, Optional.empty());

        assertThat(database.column("SELECT v FROM t ORDER BY id")).containsExactly("a", "b");
    }

    /** Somebody asks for proof in this very moment: the commit must not fail for that, and the next script waits. */
    @Test
    void commitsWhileItsMarkIsAskedForAndWaitsBeforeTheNextScript() throws Exception {
        work();
        try (Connection asking = database.dataSource().getConnection();
                Statement statement = asking.createStatement()) {
            run.commit();
            asking.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock("
                    + PostgresqlSession.parse(identity).mark() + ")");
            run.change(UPDATE, List.of("x", 1L));

            run.endScript(false, Optional.of(TransactionTerms.DEFAULT));

            assertThat(database.column("SELECT v FROM t WHERE id = 1")).containsExactly("x");
            CompletableFuture<Void> beginning = CompletableFuture.runAsync(() -> {
                try {
                    run.begin(TransactionTerms.DEFAULT);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            awaitWaiting();
            assertThat(beginning).isNotDone();
            asking.rollback();
            beginning.get(20, TimeUnit.SECONDS);
        }
    }

    private void awaitWaiting() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!database.column("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")
                .contains("t")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }
}
