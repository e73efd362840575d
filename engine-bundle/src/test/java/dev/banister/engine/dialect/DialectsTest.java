package dev.banister.engine.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.RefusedException;
import dev.banister.engine.FileDatabase;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {

    @TempDir
    Path folder;

    @Test
    void knowsH2() throws SQLException {
        try (Connection connection = new FileDatabase(folder).dataSource().getConnection()) {
            Dialect dialect = Dialects.of(connection);

            assertThat(dialect.name()).isEqualTo("H2");
            assertThat(dialect.variants()).containsExactly("h2");
            assertThat(dialect.rollsBackStructure()).isFalse();
            assertThat(dialect.fold("ops_1")).isEqualTo("OPS_1");
            assertThat(dialect.quote("a\"b")).isEqualTo("\"a\"\"b\"");
        }
    }

    @Test
    void tellsLivingSessionsFromThoseThatHaveEnded() throws SQLException {
        FileDatabase database = new FileDatabase(folder);
        try (Connection one = database.dataSource().getConnection()) {
            Dialect dialect = Dialects.of(one);
            String other;
            try (Connection two = database.dataSource().getConnection()) {
                other = dialect.sessionIdentity(two);

                assertThat(dialect.sessionLife(one, other)).isEqualTo(SessionLife.ALIVE);
            }
            assertThat(dialect.sessionLife(one, other)).isEqualTo(SessionLife.GONE);
        }
    }

    @Test
    void tellsNothingOfOthersToAUserWhoMayNotSeeThem() throws SQLException {
        FileDatabase database = new FileDatabase(folder, ";DB_CLOSE_DELAY=-1");
        database.execute("CREATE USER plain PASSWORD 'p'");
        String plainUrl = database.url().replace(";WRITE_DELAY=0;DB_CLOSE_DELAY=-1", "");
        try (Connection admin = database.dataSource().getConnection();
                Connection plain = DriverManager.getConnection(plainUrl, "plain", "p")) {
            Dialect dialect = Dialects.of(plain);

            assertThat(dialect.sessionLife(plain, dialect.sessionIdentity(admin)))
                    .isEqualTo(SessionLife.UNKNOWN);
        }
        database.execute("SHUTDOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:",
                "jdbc:h2:mem:;DB_CLOSE_DELAY=-1",
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file::memory:"
            })
    void refusesAUrlThatNamesNoDatabase(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThatThrownBy(() -> Dialects.of(connection))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.BAD_CONFIGURATION))
                    .hasMessageContaining("each connection would lead to another database")
                    .hasMessageContaining("the URL, which names none: jdbc:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:named", "jdbc:sqlite:file:named?mode=memory&cache=shared"})
    void takesADatabaseInMemoryThatHasAName(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(Dialects.of(connection).rollsBackStructure()).isEqualTo(url.contains("sqlite"));
        }
    }

    @Test
    void namesAProductThatItDoesNotKnow() {
        DatabaseMetaData meta = (DatabaseMetaData) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, arguments) -> "Paradox");
        Connection connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> meta);

        assertThatThrownBy(() -> Dialects.of(connection))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.UNKNOWN_DATABASE))
                .hasMessageContaining("the driver calls it: Paradox")
                .hasMessageContaining("known: H2, MariaDB, MySQL, PostgreSQL");
    }
}
