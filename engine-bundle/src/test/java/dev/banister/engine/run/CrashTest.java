package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process in the middle of a run, as a power cut would, and looks what is left. */
class CrashTest {

    private static final int SCRIPTS = 400;
    private static final int KILL_AFTER = 60;

    @TempDir
    Path folder;

    /** The process that is killed: says each script as it is reported applied. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            RunFixture runs = new RunFixture(folder);
            MigrationService migrations = runs.open(module(folder));
            migrations.run(migrations.plan(PlanRequest.up()), new RunListener() {
                @Override
                public void stepFinished(Outcome outcome) {
                    System.out.println(outcome.result() + " " + outcome.step().script());
                    System.out.flush();
                }
            });
        }
    }

    private static ModuleFolder module(Path folder) {
        ModuleFolder module = ModuleFolder.in(folder, "a");
        for (int i = 0; i < SCRIPTS; i++) {
            String number = String.format("%04d", i + 1);
            module.up(
                    number + "_g/s" + i,
                    "CREATE TABLE t" + i + " (id INT);\nINSERT INTO t" + i + " VALUES (1);\nINSERT INTO t" + i
                            + " VALUES (2);\nCREATE INDEX i" + i + " ON t" + i + " (id);");
        }
        return module;
    }

    @Test
    @Timeout(120)
    void whatWasReportedAppliedIsThereAfterSigkillAndTheRestCanBeApplied() throws Exception {
        ModuleFolder module = module(folder);

        List<ScriptId> reported = killInTheMiddle();

        RunFixture runs = new RunFixture(folder);
        MigrationService migrations = runs.open(module);
        Map<String, ScriptState> states = RunFixture.states(migrations);
        assertThat(reported).hasSizeGreaterThanOrEqualTo(KILL_AFTER);
        assertThat(reported).allSatisfy(script -> {
            assertThat(states).containsEntry(script.toString(), ScriptState.APPLIED);
            String table = script.name().replace('s', 't');
            assertThat(runs.database().column("SELECT id FROM " + table + " ORDER BY id"))
                    .containsExactly("1", "2");
        });

        assertThat(states).doesNotContainValue(ScriptState.IN_DOUBT);
        assertThat(RunFixture.run(migrations, PlanRequest.up()).succeeded()).isTrue();

        assertThat(RunFixture.states(migrations)).hasSize(SCRIPTS).values().containsOnly(ScriptState.APPLIED);
        assertThat(runs.database().column("SELECT COUNT(*) FROM t" + (SCRIPTS - 1)))
                .containsExactly("2");
    }

    private List<ScriptId> killInTheMiddle() throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ScriptId> reported = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                if (line.startsWith("DONE ")) {
                    reported.add(ScriptId.parse(line.substring("DONE ".length())));
                }
                if (reported.size() == KILL_AFTER) {
                    victim.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        } finally {
            victim.destroyForcibly();
        }
        assertThat(victim.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return reported;
    }
}
