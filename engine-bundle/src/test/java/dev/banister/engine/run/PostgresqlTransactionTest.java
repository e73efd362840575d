package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script and its row of the history are one transaction on PostgreSQL. */
class PostgresqlTransactionTest {

    @TempDir
    Path folder;

    private final PostgresqlRuns runs = new PostgresqlRuns();

    @AfterEach
    void drop() {
        runs.close();
    }

    @Test
    void appliesAndRevertsScriptsInSql() {
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up("2020-01-01-g/s", "CREATE TABLE t (id int); INSERT INTO t VALUES (1);")
                .down("2020-01-01-g/s", "DROP TABLE t;");

        assertThat(runs.up(module).succeeded()).isTrue();
        assertThat(runs.column("SELECT id FROM t")).containsExactly("1");
        assertThat(runs.states(module)).containsEntry("a/2020-01-01-g/s", ScriptState.APPLIED);

        assertThat(runs.down("a", module).succeeded()).isTrue();
        assertThat(runs.hasTable("t")).isFalse();
        assertThat(runs.column("SELECT kind FROM banister_event ORDER BY sequence"))
                .containsExactly("APPLIED", "REVERTED");
        assertThat(runs.column("SELECT count(*) FROM banister_history")).containsExactly("0");
    }

    @Test
    void leavesNothingOfAScriptThatFails() {
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up("2020-01-01-g/s", "CREATE TABLE t (id int);\nINSERT INTO nowhere VALUES (1);");

        RunReport report = runs.up(module);

        assertThat(RunFixture.results(report)).containsExactly(Result.FAILED);
        assertThat(RunFixture.finding(report, Result.FAILED).toString())
                .contains("s.up.sql:2, statement 2")
                .contains("relation \"nowhere\" does not exist [42P01]")
                .contains("nothing of the script stands");
        assertThat(runs.hasTable("t")).isFalse();
        assertThat(runs.column("SELECT state || statements_done FROM banister_history"))
                .containsExactly("APPLY_FAILED0");

        module.up("2020-01-01-g/s", "CREATE TABLE t (id int);\nINSERT INTO t VALUES (1);");

        assertThat(runs.up(module).succeeded()).isTrue();
        assertThat(runs.column("SELECT id FROM t")).containsExactly("1");
    }
}
