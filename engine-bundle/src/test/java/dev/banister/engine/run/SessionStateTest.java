package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.RunReport;
import dev.banister.engine.ModuleFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionStateTest {

    @TempDir
    Path folder;

    private RunFixture runs;
    private ModuleFolder a;

    @BeforeEach
    void open() {
        runs = new RunFixture(folder);
        runs.database().execute("CREATE SCHEMA other", "CREATE TABLE seen (what VARCHAR(100))");
        a = ModuleFolder.in(folder, "a");
    }

    @Test
    void everyScriptStartsFromTheSameSession() {
        a.up(
                "2020-01-01-g/s",
                "-- banister: lock-timeout=7s\nSET SCHEMA other;\nSET SCHEMA_SEARCH_PATH other;\nSET @v = 5;\n"
                        + "SET TIME ZONE '+05:00';\nCREATE LOCAL TEMPORARY TABLE tmp (id INT);\n"
                        + "INSERT INTO public.seen VALUES ('timeout ' || LOCK_TIMEOUT());");
        a.up(
                "2020-01-02-g/s",
                "INSERT INTO seen VALUES (CURRENT_SCHEMA);\n"
                        + "INSERT INTO seen VALUES (COALESCE(CAST(@v AS VARCHAR), 'no v'));\n"
                        + "INSERT INTO seen VALUES ('timeout ' || LOCK_TIMEOUT());\n"
                        + "INSERT INTO seen SELECT STATE_KEY FROM INFORMATION_SCHEMA.SESSION_STATE"
                        + " WHERE STATE_KEY LIKE 'TABLE%' OR STATE_KEY LIKE 'TIME%';");

        RunReport report = runs.up(a);

        assertThat(report.succeeded()).isTrue();
        assertThat(runs.database().column("SELECT what FROM seen"))
                .containsExactly("timeout 7000", "PUBLIC", "no v", "timeout 2000");
    }

    @Test
    void leavesNothingBehindWhenAScriptFails() {
        a.up("2020-01-01-g/s", "SET SCHEMA other;\nINSERT INTO nowhere VALUES (1);");
        ModuleFolder b = ModuleFolder.in(folder, "b").up("2020-01-02-g/s", "INSERT INTO seen VALUES (CURRENT_SCHEMA);");

        RunReport report = runs.up(a, b);

        assertThat(RunFixture.results(report)).containsExactly(Result.FAILED, Result.DONE);
        assertThat(runs.database().column("SELECT what FROM seen")).containsExactly("PUBLIC");
    }

    @Test
    void doesNotGoOnWithWhatHasLostItsTemporaryTable() {
        a.up(
                "2020-01-01-g/s",
                "CREATE LOCAL TEMPORARY TABLE tmp (id INT);\nCREATE TABLE t (id INT);\nINSERT INTO nowhere VALUES (1);");
        runs.up(a);

        RunReport again = runs.up(a);

        assertThat(RunFixture.finding(again, Result.FAILED).text())
                .isEqualTo("has failed half-way, and cannot be gone on with");
    }

    @Test
    void replaysWhatOnlyChangesTheSessionWhenItGoesOn() {
        a.up("2020-01-01-g/s", "SET SCHEMA other;\nCREATE TABLE t (id INT);\nCREATE TABLE missing.u (id INT);");
        runs.up(a);

        a.up("2020-01-01-g/s", "SET SCHEMA other;\nCREATE TABLE t (id INT);\nCREATE TABLE u (id INT);");
        RunReport report = runs.up(a);

        assertThat(report.succeeded()).isTrue();
        assertThat(runs.database()
                        .column("SELECT TABLE_SCHEMA FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME IN ('T', 'U')"))
                .containsExactly("OTHER", "OTHER");
    }

    @Test
    void doesNotGoOnWhereAVariableCameOutOfAQuery() {
        a.up("2020-01-01-g/s", "SET @v = (SELECT COUNT(*) FROM seen);\nCREATE TABLE t (id INT);\nCREAT TABLE u;");
        runs.up(a);

        RunReport report = runs.up(a);

        assertThat(RunFixture.finding(report, Result.FAILED).text())
                .isEqualTo("has failed half-way, and cannot be gone on with");
    }
}
