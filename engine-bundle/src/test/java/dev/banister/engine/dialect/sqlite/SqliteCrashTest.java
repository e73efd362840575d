package dev.banister.engine.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.Step;
import dev.banister.engine.ModuleFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process in the middle of a script, as a power cut would. */
@Timeout(120)
class SqliteCrashTest {

    private static final String ENDLESS = "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)"
            + " INSERT INTO big SELECT count(*) FROM c;";

    @TempDir
    Path folder;

    /** The process that is killed. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            MigrationService migrations = SqliteRuns.in(folder).open(ModuleFolder.in(folder, "a"));
            migrations.run(migrations.plan(PlanRequest.up()), new RunListener() {
                @Override
                public void stepStarted(Step step, int number) {
                    System.out.println(step.script().name());
                    System.out.flush();
                }
            });
        }
    }

    @Test
    void leavesNothingOfAScriptWhoseRunnerIsKilled() throws Exception {
        SqliteRuns runs = SqliteRuns.in(folder);
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up("2019-01-01-g/before", "CREATE TABLE before (id int);")
                .up("2020-01-01-g/s", "CREATE TABLE big (id int); INSERT INTO big VALUES (1); " + ENDLESS);
        killWhile("s");
        module.up("2020-01-01-g/s", "CREATE TABLE big (id int); INSERT INTO big VALUES (1);");

        // Its process is gone, so that nobody waits for its lease to expire.
        RunReport report = runs.up(module);

        assertThat(report.succeeded()).isTrue();
        assertThat(runs.column("SELECT id FROM big")).containsExactly("1");
        assertThat(runs.column("SELECT script || kind FROM banister_event ORDER BY sequence"))
                .containsExactly("beforeAPPLIED", "sAPPLIED");
    }

    /** The journal is there as soon as a transaction has written something. */
    private void killWhile(String script) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals(script)) {
                line = lines.readLine();
            }
            assertThat(line).as("the script was begun").isEqualTo(script);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!Files.exists(folder.resolve("test.db-journal"))) {
                assertThat(System.nanoTime()).as("the journal is there").isLessThan(deadline);
                Thread.onSpinWait();
            }
        } finally {
            victim.toHandle().destroyForcibly();
        }
        assertThat(victim.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
