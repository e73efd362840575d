package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.banister.api.admin.HistoryEvent.Kind;
import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Up, down, to, redo, and what the history remembers. */
interface RunContract extends Contract {

    ModuleId A = new ModuleId("a");

    private ModuleFolder a() {
        return host().module("a")
                .up("2020-01-01-g/s", "CREATE TABLE t1 (id INT);")
                .down("2020-01-01-g/s", "DROP TABLE t1;")
                .up("2020-01-02-h/s", "CREATE TABLE t2 (id INT);\nINSERT INTO t2 VALUES (2);")
                .down("2020-01-02-h/s", "DROP TABLE t2;");
    }

    @Test
    default void appliesWhatIsPendingAndNothingTheSecondTime() {
        ModuleFolder a = a();

        RunReport report = host().up(a);

        assertThat(report.succeeded()).isTrue();
        assertThat(report.outcomes()).hasSize(2);
        assertThat(host().column("SELECT id FROM t2")).containsExactly("2");
        assertThat(host().open(a).plan(PlanRequest.up()).steps()).isEmpty();
    }

    @Test
    default void tellsTheStateOfEveryScript() {
        ModuleFolder a = a();
        host().run(PlanRequest.up(A).steps(1), a);

        assertThat(host().states(a))
                .containsEntry("a/2020-01-01-g/s", ScriptState.APPLIED)
                .containsEntry("a/2020-01-02-h/s", ScriptState.PENDING);
        assertThat(host().open(a).modules()).singleElement().satisfies(module -> {
            assertThat(module.applied()).isEqualTo(1);
            assertThat(module.pending()).isEqualTo(1);
        });
    }

    @Test
    default void takesTheLastGroupDown() {
        ModuleFolder a = a();
        host().up(a);

        RunReport report = host().down("a", a);

        assertThat(report.succeeded()).isTrue();
        assertThat(host().hasTable("t1")).isTrue();
        assertThat(host().hasTable("t2")).isFalse();
        assertThat(host().states(a)).containsEntry("a/2020-01-02-h/s", ScriptState.PENDING);
    }

    @Test
    default void goesToATargetFromBothSides() {
        ModuleFolder a = a();
        host().up(a);

        host().run(PlanRequest.to(A, "0"), a);
        assertThat(host().hasTable("t1")).isFalse();

        host().run(PlanRequest.to(A, "2020-01-01-g"), a);
        assertThat(host().hasTable("t1")).isTrue();
        assertThat(host().hasTable("t2")).isFalse();
    }

    @Test
    default void doesTheLastGroupAgain() {
        ModuleFolder a = a();
        host().up(a);
        host().database().execute("INSERT INTO t2 VALUES (3)");

        RunReport report = host().run(PlanRequest.redo(A), a);

        assertThat(report.outcomes())
                .extracting(outcome -> outcome.step().action())
                .containsExactly(Step.Action.REVERT, Step.Action.APPLY);
        assertThat(host().column("SELECT id FROM t2")).containsExactly("2");
    }

    @Test
    default void remembersWhatWasDoneNewestFirst() {
        ModuleFolder a = a();
        host().up(a);
        host().down("a", a);

        assertThat(host().open(a).history(Optional.of(A), 0))
                .extracting(event -> event.kind() + " " + event.script().group().name())
                .containsExactly("reverted 2020-01-02-h", "applied 2020-01-02-h", "applied 2020-01-01-g");
        assertThat(host().open(a).history(Optional.empty(), 1)).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.REVERTED);
            assertThat(event.at()).isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
        });
    }

    @Test
    default void recordsWithoutRunning() {
        ModuleFolder a = a();
        ScriptId second = ScriptId.parse("a/2020-01-02-h/s");

        host().run(PlanRequest.mark(A, "2020-01-01-g"), a);
        host().run(PlanRequest.ignore(second, "not wanted here"), a);

        assertThat(host().hasTable("t1")).isFalse();
        assertThat(host().states(a))
                .containsEntry("a/2020-01-01-g/s", ScriptState.MARKED)
                .containsEntry("a/2020-01-02-h/s", ScriptState.IGNORED);
    }

    @Test
    default void appliesWhatAnotherModuleRequiresFirst() {
        ModuleFolder a = host().module("a")
                .up("2020-01-01-g/s", "INSERT INTO base VALUES (1);")
                .requires("2020-01-01-g", "b/2021-01-01-g");
        ModuleFolder b = host().module("b").up("2021-01-01-g/s", "CREATE TABLE base (id INT);");

        RunReport report = host().up(a, b);

        assertThat(report.succeeded()).isTrue();
        assertThat(host().column("SELECT id FROM base")).containsExactly("1");
    }

    @Test
    default void tellsThatAnAppliedScriptWasChanged() {
        ModuleFolder a = a();
        host().up(a);

        a.up("2020-01-01-g/s", "CREATE TABLE t1 (id BIGINT);");

        assertThat(host().states(a)).containsEntry("a/2020-01-01-g/s", ScriptState.CHANGED);
        assertThat(host().open(a).findings()).extracting(Finding::code).contains(FindingCodes.CHANGED);

        host().run(PlanRequest.accept(ScriptId.parse("a/2020-01-01-g/s"), "wider is fine"), a);

        assertThat(host().states(a)).containsEntry("a/2020-01-01-g/s", ScriptState.APPLIED);
    }

    @Test
    default void letsOneRunnerWaitForTheOther() throws Exception {
        ModuleFolder a = a();
        MigrationService first = host().open(a);
        MigrationService second = host().open(a);
        Plan plan = second.plan(PlanRequest.up());
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        RunListener waiting = new RunListener() {
            @Override
            public void waiting(LeaseHolder holder) {
                waits.countDown();
            }
        };
        RunListener holding = new RunListener() {
            @Override
            public void stepStarted(Step step, int number) {
                begun.countDown();
                Moments.await(waits);
            }
        };

        CompletableFuture<RunReport> report =
                CompletableFuture.supplyAsync(() -> first.run(first.plan(PlanRequest.up()), holding), Moments.THREADS);
        Moments.await(begun);
        assertThatThrownBy(() -> second.run(plan, waiting))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.findings())
                                .singleElement()
                                .satisfies(finding -> {
                                    assertThat(finding.code()).isEqualTo(FindingCodes.STALE_PLAN);
                                    assertThat(finding.reasons().get(0))
                                            .isEqualTo("the history when the plan was made: no entry");
                                    assertThat(finding.reasons().get(1))
                                            .matches(
                                                    "the history now: up to entry 2, a/2020-01-02-h/s applied at 20.* by .+ on .+");
                                }));

        assertThat(report.get(60, TimeUnit.SECONDS).succeeded()).isTrue();
        assertThat(host().column("SELECT id FROM t2")).containsExactly("2");
    }
}
