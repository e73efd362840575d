package dev.banister.engine.service;

import dev.banister.api.admin.Explanation;
import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.ModuleId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Passes everything on, and knows which script runs at this moment, so that whoever stops its bundle can wait for its
 * end.
 */
public final class WatchedMigrations implements MigrationService {

    private final MigrationService migrations;
    private final Runnable runEnded;
    private final List<Running> scripts = new ArrayList<>();

    private record Running(Watch run, Step step, Thread runner) {}

    /** @param runEnded is told of every end of a run */
    public WatchedMigrations(MigrationService migrations, Runnable runEnded) {
        this.migrations = Objects.requireNonNull(migrations, "migrations");
        this.runEnded = Objects.requireNonNull(runEnded, "runEnded");
    }

    /**
     * Waits until no such script runs.
     *
     * @param longest how long to wait at most
     * @return the script that still runs after that time
     */
    public Optional<Step> await(Predicate<Step> script, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        synchronized (scripts) {
            Optional<Step> running = running(script);
            long left = end - System.nanoTime();
            while (running.isPresent() && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(scripts, left);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return running(script);
                }
                running = running(script);
                left = end - System.nanoTime();
            }
            return running;
        }
    }

    /** One of the thread that asks does not count: it would wait for itself. */
    private Optional<Step> running(Predicate<Step> script) {
        return scripts.stream()
                .filter(running -> running.runner != Thread.currentThread())
                .map(Running::step)
                .filter(script)
                .findFirst();
    }

    @Override
    public RunReport run(Plan plan, RunListener listener) {
        Watch watch = new Watch(listener);
        try {
            return migrations.run(plan, watch);
        } finally {
            ended(running -> running.run == watch);
            runEnded.run();
        }
    }

    private void ended(Predicate<Running> which) {
        synchronized (scripts) {
            scripts.removeIf(which);
            scripts.notifyAll();
        }
    }

    @Override
    public String database() {
        return migrations.database();
    }

    @Override
    public boolean confirmsUpgrades() {
        return migrations.confirmsUpgrades();
    }

    @Override
    public boolean readOnly() {
        return migrations.readOnly();
    }

    @Override
    public Plan plan(PlanRequest request) {
        return migrations.plan(request);
    }

    @Override
    public List<ModuleStatus> modules() {
        return migrations.modules();
    }

    @Override
    public List<ScriptStatus> scripts() {
        return migrations.scripts();
    }

    @Override
    public List<Finding> findings() {
        return migrations.findings();
    }

    @Override
    public List<HistoryEvent> history(Optional<ModuleId> module, int limit) {
        return migrations.history(module, limit);
    }

    @Override
    public Explanation why(String subject) {
        return migrations.why(subject);
    }

    @Override
    public Optional<LeaseHolder> lease() {
        return migrations.lease();
    }

    @Override
    public void releaseLease(LeaseHolder holder) {
        migrations.releaseLease(holder);
    }

    /** Notes which script runs, and passes everything on. */
    private final class Watch implements RunListener {

        private final RunListener listener;

        Watch(RunListener listener) {
            this.listener = listener;
        }

        @Override
        public void waiting(LeaseHolder holder) {
            listener.waiting(holder);
        }

        @Override
        public void runStarted(Plan plan) {
            listener.runStarted(plan);
        }

        @Override
        public void stepStarted(Step started, int number) {
            synchronized (scripts) {
                scripts.add(new Running(this, started, Thread.currentThread()));
            }
            listener.stepStarted(started, number);
        }

        @Override
        public void said(Step saying, String text) {
            listener.said(saying, text);
        }

        @Override
        public void progress(Step progressing, long done, long total) {
            listener.progress(progressing, done, total);
        }

        @Override
        public void stepFinished(Outcome outcome) {
            ended(running -> running.run == this
                    && running.step.script().equals(outcome.step().script()));
            listener.stepFinished(outcome);
        }

        @Override
        public void runFinished(RunReport report) {
            listener.runFinished(report);
        }

        @Override
        public boolean stopRequested() {
            return listener.stopRequested();
        }
    }
}
