package dev.banister.engine.dialect.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.RefusedException;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Dialects;
import dev.banister.engine.dialect.Product;
import dev.banister.engine.dialect.SessionLife;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MariadbDialectTest {

    private final TestDatabase database = TestServer.mariadb().newDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void isChosenByTheNameOfTheProduct() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            Dialect dialect = Dialects.of(connection);

            assertThat(dialect.name()).isEqualTo("MariaDB");
            assertThat(dialect.variants()).containsExactly("mariadb", "mysql");
            assertThat(dialect.rollsBackStructure()).isFalse();
            assertThat(dialect.fold("Ops_1")).isEqualTo("Ops_1");
            assertThat(dialect.quote("a`b")).isEqualTo("`a``b`");
            assertThat(dialect).isEqualTo(Dialects.of(connection)).hasSameHashCodeAs(Dialects.of(connection));
        }
    }

    @ParameterizedTest
    @CsvSource({"MariaDB, 10.5.29-MariaDB, 10, 5, MariaDB 10.6", "MySQL, 5.7.44, 5, 7, MySQL 8.0"})
    void refusesServersThatAreTooOld(String product, String version, int major, int minor, String oldest) {
        assertThatThrownBy(() -> MariadbDialect.of(new Product(product, version, major, minor)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.UNKNOWN_DATABASE))
                .hasMessageContaining("server: " + product + " " + version)
                .hasMessageContaining("oldest: " + oldest);
    }

    @ParameterizedTest
    @CsvSource({
        "MariaDB, 10.6.22-MariaDB, 10, 6, MariaDB",
        "MySQL, 8.0.40, 8, 0, MySQL",
        "MySQL, 11.4.5-MariaDB-ubu2404, 11, 4, MariaDB"
    })
    void tellsTheProductsApartWhateverTheDriver(String product, String version, int major, int minor, String name) {
        assertThat(MariadbDialect.of(new Product(product, version, major, minor))
                        .name())
                .isEqualTo(name);
    }

    @Test
    void tellsLivingSessionsFromThoseThatHaveEnded() throws Exception {
        try (Connection one = database.dataSource().getConnection()) {
            Dialect dialect = Dialects.of(one);
            String other;
            try (Connection two = database.dataSource().getConnection()) {
                other = dialect.sessionIdentity(two);

                assertThat(dialect.sessionLife(one, other)).isEqualTo(SessionLife.ALIVE);
            }
            // The server ends a session in its own time; a lock of the same name waits for that.
            try (Statement statement = one.createStatement()) {
                statement.execute("DO GET_LOCK('" + MariadbSession.parse(other).lock() + "', 30)");
                statement.execute(
                        "DO RELEASE_LOCK('" + MariadbSession.parse(other).lock() + "')");
            }
            assertThat(dialect.sessionLife(one, other)).isEqualTo(SessionLife.GONE);
        }
    }

    @Test
    void aUserWithoutPrivilegesSeesThatASessionLives() throws SQLException {
        try (TestDatabase restricted = database.restrictedUser();
                Connection plain = restricted.dataSource().getConnection();
                Connection other = database.dataSource().getConnection()) {
            Dialect dialect = Dialects.of(plain);

            assertThat(dialect.sessionLife(plain, dialect.sessionIdentity(other)))
                    .isEqualTo(SessionLife.ALIVE);
        }
    }

    @Test
    void knowsNothingOfTheSessionsOfAnotherServer() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            Dialect dialect = Dialects.of(connection);
            String identity = dialect.sessionIdentity(connection);
            String elsewhere = "banister:01234567-89ab-cdef-0123-456789abcdef"
                    + identity.substring(identity.indexOf('@')).replace("@", "@other-");

            assertThat(dialect.sessionLife(connection, elsewhere)).isEqualTo(SessionLife.UNKNOWN);
        }
    }
}
