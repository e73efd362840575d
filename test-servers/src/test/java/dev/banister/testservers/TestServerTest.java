package dev.banister.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestServerTest {

    enum Kind {
        POSTGRESQL(TestServer::postgresql, TestServer::startPostgresql),
        MARIADB(TestServer::mariadb, TestServer::startMariadb);

        private final Supplier<TestServer> shared;
        private final Supplier<TestServer> own;

        Kind(Supplier<TestServer> shared, Supplier<TestServer> own) {
            this.shared = shared;
            this.own = own;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isStartedOnceForTheJvm(Kind kind) {
        TestServer first = kind.shared.get();

        assertThat(kind.shared.get()).isSameAs(first);
    }

    @ParameterizedTest
    @EnumSource
    void givesEveryCallerAnEmptyDatabaseOfItsOwn(Kind kind) {
        try (TestDatabase one = kind.shared.get().newDatabase();
                TestDatabase other = kind.shared.get().newDatabase()) {
            one.execute("CREATE TABLE t (id INT)", "INSERT INTO t VALUES (1)");
            other.execute("CREATE TABLE t (id INT)");

            assertThat(one.column("SELECT id FROM t")).containsExactly("1");
            assertThat(other.column("SELECT id FROM t")).isEmpty();
            assertThat(one.url()).contains("//127.0.0.1:");
        }
    }

    @ParameterizedTest
    @EnumSource
    void dropsADatabaseWhenItIsClosed(Kind kind) {
        TestDatabase database = kind.shared.get().newDatabase();
        database.execute("CREATE TABLE t (id INT)");

        database.close();

        assertThatThrownBy(() -> database.dataSource().getConnection()).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @EnumSource
    void demandsTheRightPassword(Kind kind) {
        try (TestDatabase database = kind.shared.get().newDatabase()) {
            assertThatThrownBy(() -> database.dataSource().getConnection(database.user(), "wrong"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void handsOutANewSessionEveryTime(Kind kind) throws SQLException {
        String session = kind == Kind.POSTGRESQL ? "SELECT pg_backend_pid()" : "SELECT connection_id()";
        try (TestDatabase database = kind.shared.get().newDatabase()) {
            assertThat(database.column(session)).isNotEqualTo(database.column(session));
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsARestrictedUserWriteRowsAndNothingElse(Kind kind) throws SQLException {
        try (TestDatabase database = kind.shared.get().newDatabase()) {
            database.execute("CREATE TABLE earlier (id INT)");
            try (TestDatabase restricted = database.restrictedUser()) {
                database.execute("CREATE TABLE later (id INT)");

                restricted.execute("INSERT INTO earlier VALUES (1)", "INSERT INTO later VALUES (2)");

                assertThat(restricted.user()).isNotEqualTo(database.user());
                try (Connection connection = restricted.dataSource().getConnection();
                        Statement statement = connection.createStatement()) {
                    assertThatThrownBy(() -> statement.execute("CREATE TABLE mine (id INT)"))
                            .isInstanceOf(SQLException.class);
                    assertThatThrownBy(() -> statement.execute("DROP TABLE later"))
                            .isInstanceOf(SQLException.class);
                }
            }
            assertThat(database.column("SELECT id FROM later")).containsExactly("2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isKilledWithItsConnections(Kind kind) throws SQLException {
        try (TestServer server = kind.own.get()) {
            TestDatabase database = server.newDatabase();
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (id INT)");

                server.kill();

                assertThatThrownBy(() -> statement.execute("INSERT INTO t VALUES (1)"))
                        .isInstanceOf(SQLException.class);
            }
            assertThatThrownBy(() -> database.dataSource().getConnection()).isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void usesTheServerBehindAUrlAndLeavesItRunning(Kind kind) {
        try (TestDatabase existing = kind.shared.get().newDatabase()) {
            String prefix = "banister.test." + kind.name().toLowerCase(Locale.ROOT);
            Map<String, String> properties = Map.of(
                    prefix + ".url", existing.url() + "?connectTimeout=30",
                    prefix + ".user", existing.user(),
                    prefix + ".password", existing.password());

            TestServer server = TestServer.configured(Product.valueOf(kind.name()), properties::get)
                    .orElseThrow();
            try (TestDatabase database = server.newDatabase()) {
                database.execute("CREATE TABLE t (id INT)");
                assertThat(database.url()).endsWith("?connectTimeout=30").isNotEqualTo(existing.url());
            }
            server.close();

            assertThat(existing.column("SELECT 1")).containsExactly("1");
            assertThatThrownBy(server::kill).hasMessageContaining("was not started here");
        }
    }
}
