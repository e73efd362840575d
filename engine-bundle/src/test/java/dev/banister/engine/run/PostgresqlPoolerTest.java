package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.FindingCodes;
import dev.banister.engine.ModuleFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Something in front of the server announces processes of its own, so that no transaction's session can be relied upon. */
class PostgresqlPoolerTest {

    @TempDir
    Path folder;

    private final PostgresqlRuns runs = new PostgresqlRuns();
    private final HikariDataSource dataSource = new HikariDataSource();
    private FlightRelay relay;

    @BeforeEach
    void open() throws IOException {
        relay = FlightRelay.announcingOtherProcesses(runs.database().url());
        dataSource.setJdbcUrl(relay.url());
        dataSource.setUsername(runs.database().user());
        dataSource.setPassword(runs.database().password());
        dataSource.setMaximumPoolSize(2);
    }

    @AfterEach
    void close() {
        dataSource.close();
        relay.close();
        runs.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (id int);\nSET search_path = nowhere;\nCREATE INDEX CONCURRENTLY i ON public.t (id);",
                "CREATE TABLE t (id int);\nCREATE TEMP TABLE u (id int);\nVACUUM t;",
                "-- banister: transaction=false\nCREATE TABLE t (id int);\nSET ROLE NONE;",
                "-- banister: lock-timeout=2s\nCREATE TABLE t (id int);\nVACUUM t;"
            })
    void refusesAScriptThatSetsWhatItsNextTransactionWouldNotHave(String script) {
        ModuleFolder module = ModuleFolder.in(folder, "a").up("2020-01-01-g/s", script);

        Outcome outcome = RunFixture.run(PostgresqlRuns.open(dataSource, module), PlanRequest.up())
                .outcomes()
                .get(0);

        assertThat(outcome.finding().map(finding -> finding.code()))
                .isEqualTo(Optional.of(FindingCodes.UNSUITABLE_SESSION));
        assertThat(outcome.finding().orElseThrow().toString())
                .contains("it sets: ", "what does not run in the same transaction: ", "past the pooler");
        assertThat(runs.hasTable("public.t")).isFalse();
    }

    @Test
    void runsAScriptOfSeveralTransactionsThatSetsNothing() {
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up("2020-01-01-g/s", "CREATE TABLE t (id int); CREATE INDEX CONCURRENTLY i ON t (id);")
                .up("2020-01-02-g/s", "SET search_path = nowhere; CREATE TABLE public.u (id int);");

        assertThat(RunFixture.run(PostgresqlRuns.open(dataSource, module), PlanRequest.up())
                        .succeeded())
                .isTrue();

        assertThat(runs.hasTable("public.i")).isTrue();
        assertThat(runs.hasTable("public.u")).isTrue();
    }

    /** The driver does so with what it has seen five times. */
    @Test
    void hasNothingPreparedUnderAName() throws SQLException {
        ModuleFolder module = ModuleFolder.in(folder, "a").up("2020-01-01-g/s", "CREATE TABLE t (id int);");
        MigrationService migrations = PostgresqlRuns.open(dataSource, module);
        RunFixture.run(migrations, PlanRequest.up());

        for (int i = 0; i < 10; i++) {
            assertThat(migrations.modules()).hasSize(1);
            assertThat(migrations.lease()).isEmpty();
        }

        try (Connection one = dataSource.getConnection();
                Connection other = dataSource.getConnection()) {
            assertThat(prepared(one)).isZero();
            assertThat(prepared(other)).isZero();
        }
    }

    private static int prepared(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_prepared_statements")) {
            row.next();
            return row.getInt(1);
        }
    }
}
