package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.engine.CodeModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaScriptTest {

    private static final ModuleId A = new ModuleId("a");
    private static final ScriptId SCRIPT = ScriptId.parse("a/2020-01-01-g/S");

    @TempDir
    Path folder;

    private RunFixture runs;

    @BeforeEach
    void open() {
        runs = new RunFixture(folder);
        runs.database().execute("CREATE TABLE t (id INT)");
    }

    private interface Body {
        void run(Database db) throws Exception;
    }

    /** A script of the name S. */
    private static final class S extends Migration {

        private final Body up;
        private final Body down;
        private final boolean rerunnable;

        S(Body up, Body down, boolean rerunnable) {
            this.up = up;
            this.down = down;
            this.rerunnable = rerunnable;
        }

        @Override
        public void up(Database db) throws Exception {
            up.run(db);
        }

        @Override
        public void down(Database db) throws Exception {
            down.run(db);
        }

        @Override
        public boolean rerunnable() {
            return rerunnable;
        }

        static IllegalStateException boom() {
            return new IllegalStateException("boom");
        }

        static void cannot() {
            throw irreversible("the old values are gone");
        }
    }

    private MigrationService migrations(S script) {
        return runs.open(CodeModule.of("a", "1.0.0").group("2020-01-01-g", script));
    }

    private RunReport up(Body body) {
        return RunFixture.run(migrations(new S(body, db -> {}, false)), PlanRequest.up());
    }

    @Test
    void rollsBackRowsAndLetsItRunAgain() {
        RunReport first = up(db -> {
            db.update("INSERT INTO t VALUES (?)", 1);
            throw S.boom();
        });

        assertThat(RunFixture.finding(first, Result.FAILED).text())
                .isEqualTo("the script threw IllegalStateException: boom");
        assertThat(runs.database().column("SELECT id FROM t")).isEmpty();

        RunReport second = up(db -> db.update("INSERT INTO t VALUES (?)", 2));

        assertThat(second.succeeded()).isTrue();
        assertThat(runs.database().column("SELECT id FROM t")).containsExactly("2");
    }

    @Test
    void doesNotRunAgainWhatHasChangedTheStructureAndFailed() {
        RunReport first = up(db -> {
            db.execute("CREATE TABLE u (id INT)");
            throw S.boom();
        });

        assertThat(RunFixture.finding(first, Result.FAILED).remedy()).contains("resolve a/2020-01-01-g/S --executed");
        assertThat(migrations(new S(db -> {}, db -> {}, false)).findings())
                .filteredOn(finding -> finding.code().equals(FindingCodes.FAILED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("resolve a/2020-01-01-g/S --executed"));

        RunReport again = up(db -> db.execute("CREATE TABLE u2 (id INT)"));

        Finding finding = RunFixture.finding(again, Result.FAILED);
        assertThat(finding.text()).isEqualTo("has failed half-way, and cannot be gone on with");
        assertThat(finding.remedy()).contains("resolve a/2020-01-01-g/S --executed");
        MigrationService migrations = migrations(new S(db -> {}, db -> {}, false));
        assertThat(migrations.history(Optional.of(A), 1).get(0).note()).contains("executed before: CREATE TABLE u");

        RunFixture.run(migrations, PlanRequest.resolve(SCRIPT, false));
        runs.database().execute("DROP TABLE u");
        RunReport resolved = up(db -> db.execute("CREATE TABLE u (id INT)"));

        assertThat(resolved.succeeded()).isTrue();
    }

    @Test
    void takesAScriptAsAppliedThatAPersonHasFinished() {
        up(db -> {
            db.execute("CREATE TABLE u (id INT)");
            throw S.boom();
        });
        MigrationService migrations = migrations(new S(db -> {}, db -> {}, false));

        RunFixture.run(migrations, PlanRequest.resolve(SCRIPT, true));

        assertThat(RunFixture.states(migrations)).containsEntry(SCRIPT.toString(), ScriptState.APPLIED);
    }

    @Test
    void runsAgainFromItsStartWhatSaysThatItCan() {
        Body failing = db -> {
            db.execute("CREATE TABLE IF NOT EXISTS u (id INT)");
            throw S.boom();
        };
        RunFixture.run(migrations(new S(failing, db -> {}, true)), PlanRequest.up());

        RunReport again = RunFixture.run(
                migrations(new S(db -> db.execute("CREATE TABLE IF NOT EXISTS u (id INT)"), db -> {}, true)),
                PlanRequest.up());

        assertThat(again.succeeded()).isTrue();
    }

    @Test
    void runsAgainFromItsStartWhatSaysThatItCanAfterItsRunnerDied() {
        List<String> whileItRuns = new ArrayList<>();
        Body body = db -> {
            db.execute("CREATE TABLE u (id INT)");
            whileItRuns.add(runs.row("in_flight", "S") + " " + runs.row("resumable", "S"));
        };

        RunFixture.run(migrations(new S(body, db -> {}, true)), PlanRequest.up());

        assertThat(whileItRuns).containsExactly("0 TRUE");
    }

    @Test
    void staysAppliedWhereItsDownFindsThatItCannot() {
        MigrationService migrations = migrations(new S(db -> {}, db -> S.cannot(), false));
        RunFixture.run(migrations, PlanRequest.up());

        RunReport down = RunFixture.run(migrations, PlanRequest.down(A));

        Finding finding = RunFixture.finding(down, Result.FAILED);
        assertThat(finding.code()).isEqualTo(FindingCodes.IRREVERSIBLE);
        assertThat(finding.reasons()).containsExactly("its reason: the old values are gone");
        assertThat(runs.row("state", "S")).isEqualTo("APPLIED");
        assertThat(migrations.history(Optional.of(A), 0))
                .extracting(HistoryEvent::kind)
                .containsExactly(HistoryEvent.Kind.APPLIED);
    }

    @Test
    void refusesTransactionControlInItsSql() {
        RunReport report = up(db -> {
            db.update("INSERT INTO t VALUES (1)");
            db.execute("COMMIT");
        });

        assertThat(RunFixture.finding(report, Result.FAILED).code()).isEqualTo(FindingCodes.TRANSACTION_CONTROL);
        assertThat(runs.database().column("SELECT id FROM t")).isEmpty();
    }

    @Test
    void refusesSeveralStatementsInOneCall() {
        RunReport report = up(db -> db.execute("INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)"));

        assertThat(RunFixture.finding(report, Result.FAILED).text()).contains("one call has several statements");
        assertThat(runs.database().column("SELECT id FROM t")).isEmpty();
    }

    @Test
    void tellsTheListenerWhatItSaysAndHowFarItIs() {
        List<String> told = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void said(Step step, String text) {
                told.add(text.replaceAll("\\d+ ms", "N ms"));
            }

            @Override
            public void progress(Step step, long done, long total) {
                told.add(done + "/" + total);
            }
        };
        MigrationService migrations = migrations(new S(
                db -> {
                    db.sayWithTime("filling", () -> db.progress(1, 2));
                    db.executeWithTime("INSERT INTO t VALUES (1)");
                },
                db -> {},
                false));

        migrations.run(migrations.plan(PlanRequest.up()), listener);

        assertThat(told).containsExactly("filling", "1/2", "-> N ms", "INSERT INTO t VALUES (1) (N ms)");
    }

    @Test
    void recordsWhatThrowsAnError() {
        RunReport report = up(db -> {
            throw new AssertionError("never");
        });

        assertThat(RunFixture.results(report)).containsExactly(Result.FAILED);
        assertThat(runs.row("state", "S")).isEqualTo("APPLY_FAILED");
    }
}
