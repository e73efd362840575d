package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.engine.ModuleFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Counts at the socket what a network would make slow. */
class PostgresqlRoundTripsTest {

    private static final int SCRIPTS = 100;

    @TempDir
    Path folder;

    private final PostgresqlRuns runs = new PostgresqlRuns();
    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private FlightRelay relay;

    @BeforeEach
    void open() throws IOException {
        relay = new FlightRelay(runs.database().url());
        dataSource.setUrl(relay.url());
        dataSource.setUser(runs.database().user());
        dataSource.setPassword(runs.database().password());
        // Else the driver first asks whether there is any TLS.
        dataSource.setSslMode("disable");
    }

    @AfterEach
    void close() {
        relay.close();
        runs.close();
    }

    private ModuleFolder module() {
        ModuleFolder module = ModuleFolder.in(folder, "a");
        for (int i = 0; i < SCRIPTS; i++) {
            module.up(
                    String.format("%04d_g/s%d", i + 1, i),
                    "CREATE TABLE t" + i + " (id int); CREATE INDEX ON t" + i + " (id);");
        }
        return module;
    }

    @Test
    void costsOneBesidesItsOwnStatementsForAScript() {
        ModuleFolder module = module();
        runs.up(ModuleFolder.in(folder, "b").up("0001_g/s", "SELECT 1;"));
        relay.flights();

        boolean succeeded = RunFixture.run(PostgresqlRuns.open(dataSource, module), PlanRequest.up())
                .succeeded();

        assertThat(succeeded).isTrue();
        assertThat(relay.flights() / (double) SCRIPTS).isLessThan(3.5);
        assertThat(runs.column("SELECT count(*) FROM banister_event WHERE module = 'a'"))
                .containsExactly(Integer.toString(SCRIPTS));
    }

    @Test
    void costsTwoSelectsWhereThereIsNothingToDo() throws SQLException {
        ModuleFolder module = module();
        runs.up(module);
        dataSource.getConnection().close();
        int connecting = relay.flights();

        boolean succeeded = RunFixture.run(PostgresqlRuns.open(dataSource, module), PlanRequest.up())
                .succeeded();

        assertThat(succeeded).isTrue();
        // One looks for a pooler, the other one at the history.
        assertThat(relay.flights()).isEqualTo(connecting + 2).isLessThanOrEqualTo(7);
    }
}
