package dev.banister.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.Step;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.plan.Basis;
import dev.banister.engine.plan.MigrationPlan;
import dev.banister.engine.plan.PlannedStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WatchedMigrationsTest {

    private static final ScriptId NEWS = ScriptId.parse("org.example.news/2020-01-01-news/news");
    private static final Duration LONG = Duration.ofSeconds(10);

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final WatchedMigrations migrations = new WatchedMigrations(new OneStep(), () -> {});

    /** Holds a script up until the test lets it go on. */
    private final RunListener holding = new RunListener() {
        @Override
        public void stepStarted(Step step, int number) {
            started.countDown();
            try {
                goOn.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    };

    @Test
    void waitsForTheScriptThatRuns() throws InterruptedException {
        Thread runner = running();

        Optional<Step> tooShort = migrations.await(step -> step.script().equals(NEWS), Duration.ofMillis(20));
        goOn.countDown();
        Optional<Step> longEnough = migrations.await(step -> step.script().equals(NEWS), LONG);

        assertThat(tooShort).map(Step::script).contains(NEWS);
        assertThat(longEnough).isEmpty();
        runner.join();
    }

    @Test
    void doesNotWaitForOtherScripts() throws InterruptedException {
        Thread runner = running();

        Optional<Step> other = migrations.await(step -> !step.script().equals(NEWS), LONG);

        assertThat(other).isEmpty();
        goOn.countDown();
        runner.join();
    }

    @Test
    void doesNotLetAScriptWaitForItself() {
        RunListener waiting = new RunListener() {
            @Override
            public void stepStarted(Step step, int number) {
                assertThat(migrations.await(any -> true, LONG)).isEmpty();
                started.countDown();
            }
        };

        migrations.run(migrations.plan(PlanRequest.up()), waiting);

        assertThat(started.getCount()).isZero();
    }

    private Thread running() throws InterruptedException {
        Thread runner = new Thread(() -> migrations.run(migrations.plan(PlanRequest.up()), holding));
        runner.start();
        started.await();
        return runner;
    }

    /** Always plans the same one step. */
    private static final class OneStep extends ScriptedMigrations {

        @Override
        public Plan plan(PlanRequest request) {
            PlannedStep step = new PlannedStep(
                    Step.Action.APPLY,
                    NEWS,
                    ModuleVersion.ZERO,
                    false,
                    false,
                    Optional.empty(),
                    List.of(),
                    "1",
                    List.of(),
                    false);
            return new MigrationPlan(request, List.of(step), List.of(), false, Basis.NONE);
        }
    }
}
