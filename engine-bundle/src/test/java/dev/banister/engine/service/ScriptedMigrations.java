package dev.banister.engine.service;

import dev.banister.api.admin.Explanation;
import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs plans without a database: writes down the scripts, and fails those that it is told to. */
abstract class ScriptedMigrations implements MigrationService {

    final List<String> ran = new ArrayList<>();
    final Set<ScriptId> failing = new HashSet<>();
    final Deque<MigrationException> refusals = new ArrayDeque<>();
    boolean confirms;
    boolean readOnly;

    private record Ended(Step step, Result result, Optional<Finding> finding) implements Outcome {

        @Override
        public Duration duration() {
            return Duration.ZERO;
        }
    }

    private record Report(Plan plan, List<Outcome> outcomes) implements RunReport {

        @Override
        public String runId() {
            return "run";
        }

        @Override
        public Duration duration() {
            return Duration.ZERO;
        }
    }

    @Override
    public RunReport run(Plan plan, RunListener listener) {
        if (!refusals.isEmpty()) {
            throw refusals.pop();
        }
        List<Outcome> outcomes = new ArrayList<>();
        int number = 0;
        for (Step step : plan.steps()) {
            listener.stepStarted(step, ++number);
            ran.add(step.script().toString());
            Outcome outcome = failing.contains(step.script())
                    ? new Ended(step, Outcome.Result.FAILED, Optional.of(failure(step)))
                    : new Ended(step, Outcome.Result.DONE, Optional.empty());
            listener.stepFinished(outcome);
            outcomes.add(outcome);
        }
        return new Report(plan, outcomes);
    }

    private static Finding failure(Step step) {
        return Finding.of(FindingCodes.SCRIPT_FAILED, Severity.ERROR, Place.of(step.script()), "it failed", "Mend it.");
    }

    @Override
    public String database() {
        return "main";
    }

    @Override
    public boolean confirmsUpgrades() {
        return confirms;
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public List<ModuleStatus> modules() {
        return List.of();
    }

    @Override
    public List<ScriptStatus> scripts() {
        return List.of();
    }

    @Override
    public List<Finding> findings() {
        return List.of();
    }

    @Override
    public List<HistoryEvent> history(Optional<ModuleId> module, int limit) {
        return List.of();
    }

    @Override
    public Explanation why(String subject) {
        throw new UnsupportedOperationException(subject);
    }

    @Override
    public Optional<LeaseHolder> lease() {
        return Optional.empty();
    }

    @Override
    public void releaseLease(LeaseHolder holder) {
        throw new AssertionError("nobody holds it");
    }
}
