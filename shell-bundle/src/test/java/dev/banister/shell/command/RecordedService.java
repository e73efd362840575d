package dev.banister.shell.command;

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
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.api.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service that says what it was told to say, and remembers what it was asked: it knows no database and no order. */
public final class RecordedService implements MigrationService {

    public static final Instant WHEN = Instant.parse("2026-11-20T08:09:10Z");
    private static final ModuleVersion VERSION = ModuleVersion.parse("1.2.0");

    public final List<PlanRequest> requests = new ArrayList<>();
    public final List<Plan> runs = new ArrayList<>();
    public final List<String> releases = new ArrayList<>();
    public final List<Finding> findings = new ArrayList<>();
    public final List<Finding> planFindings = new ArrayList<>();
    public final List<String> said = new ArrayList<>();
    private final List<ModuleStatus> modules = new ArrayList<>();
    private final List<ScriptStatus> scripts = new ArrayList<>();
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<StepValue> steps = new ArrayList<>();
    private Optional<Finding> failure = Optional.empty();
    private Optional<RuntimeException> trouble = Optional.empty();
    private Optional<LeaseHolder> holder = Optional.empty();
    private int stalePlans;
    /** Done while a step runs. */
    public Runnable meanwhile = () -> {};

    private boolean refused;
    private boolean confirmsUpgrades;
    private boolean readOnly;
    private final String name;

    public RecordedService() {
        this("main");
    }

    public RecordedService(String name) {
        this.name = name;
    }

    public RecordedService module(String name, ModuleState state, int applied, int pending) {
        modules.add(new Module(new ModuleId(name), Optional.of(VERSION), applied, pending, state));
        return this;
    }

    public RecordedService script(String id, ScriptState state) {
        Optional<Instant> at = state.countsAsApplied() ? Optional.of(WHEN) : Optional.empty();
        scripts.add(new Script(ScriptId.parse(id), state, !id.endsWith("drop"), id.endsWith("late"), at, VERSION));
        return this;
    }

    public RecordedService event(String id, HistoryEvent.Kind kind) {
        events.add(new Event(
                events.size() + 1,
                kind,
                ScriptId.parse(id),
                VERSION,
                WHEN,
                Duration.ofMillis(12),
                "run-1",
                "ada",
                "web1",
                "c0ffee",
                "first line\nsecond line"));
        return this;
    }

    public RecordedService step(Step.Action action, String id, String... statements) {
        steps.add(new StepValue(
                action,
                ScriptId.parse(id),
                VERSION,
                id.endsWith("late"),
                !id.endsWith("drop"),
                Optional.empty(),
                List.of(statements)));
        return this;
    }

    public RecordedService refusing(Finding finding) {
        refused = true;
        planFindings.add(finding);
        return this;
    }

    /** The last step fails with this, and one more after it would be skipped. */
    public RecordedService failing(Finding finding) {
        failure = Optional.of(finding);
        return this;
    }

    /** So many plans are refused as stale. */
    public RecordedService overtaken(int times) {
        stalePlans = times;
        return this;
    }

    public RecordedService inTrouble(RuntimeException exception) {
        trouble = Optional.of(exception);
        return this;
    }

    public RecordedService confirmingUpgrades() {
        confirmsUpgrades = true;
        return this;
    }

    public RecordedService forReadingOnly() {
        readOnly = true;
        return this;
    }

    @Override
    public String database() {
        return name;
    }

    @Override
    public boolean confirmsUpgrades() {
        return confirmsUpgrades;
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public Plan plan(PlanRequest request) {
        throwIfInTrouble();
        requests.add(request);
        return new PlanValue(
                request, refused ? List.of() : List.copyOf(steps), List.copyOf(planFindings), refused, "f1");
    }

    @Override
    public RunReport run(Plan plan, RunListener listener) {
        throwIfInTrouble();
        if (stalePlans-- > 0) {
            throw new RefusedException(Finding.of(
                    FindingCodes.STALE_PLAN, Severity.ERROR, Place.host(), "the plan is stale", "plan again"));
        }
        runs.add(plan);
        listener.runStarted(plan);
        List<Outcome> outcomes = new ArrayList<>();
        for (Step step : plan.steps()) {
            listener.stepStarted(step, outcomes.size() + 1);
            said.forEach(text -> listener.said(step, text));
            boolean fails = failure.isPresent() && outcomes.isEmpty();
            boolean skipped = (failure.isPresent() && !outcomes.isEmpty()) || listener.stopRequested();
            if (!skipped) {
                meanwhile.run();
            }
            Outcome.Result result =
                    fails ? Outcome.Result.FAILED : skipped ? Outcome.Result.SKIPPED : Outcome.Result.DONE;
            outcomes.add(new OutcomeValue(
                    step, result, Duration.ofMillis(7), fails || skipped ? failure : Optional.empty()));
            listener.stepFinished(outcomes.get(outcomes.size() - 1));
        }
        RunReport report = new Report("run-2", plan, outcomes, Duration.ofMillis(42));
        listener.runFinished(report);
        return report;
    }

    @Override
    public List<ModuleStatus> modules() {
        throwIfInTrouble();
        return List.copyOf(modules);
    }

    @Override
    public List<ScriptStatus> scripts() {
        throwIfInTrouble();
        return List.copyOf(scripts);
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public List<HistoryEvent> history(Optional<ModuleId> module, int limit) {
        return events.stream()
                .filter(event ->
                        module.isEmpty() || module.get().equals(event.script().module()))
                .limit(limit == 0 ? Integer.MAX_VALUE : limit)
                .toList();
    }

    @Override
    public Explanation why(String subject) {
        return new Reasons(subject, "pending", List.of("it is first", "nothing holds it up"));
    }

    @Override
    public Optional<LeaseHolder> lease() {
        throwIfInTrouble();
        return holder;
    }

    @Override
    public void releaseLease(LeaseHolder released) {
        releases.add(released.holder());
    }

    /** Somebody runs migrations, or did. */
    public RecordedService heldBy(String who, boolean expired) {
        holder = Optional.of(new Holder(
                who,
                WHEN,
                WHEN.plusSeconds(20),
                WHEN.plusSeconds(50),
                expired,
                expired ? LeaseHolder.Session.UNKNOWN : LeaseHolder.Session.ALIVE,
                "org.example.news/2010-11-29-news/news, news.up.sql:3, statement 2",
                7));
        return this;
    }

    private record Holder(
            String holder,
            Instant since,
            Instant heartbeatAt,
            Instant expiresAt,
            boolean expired,
            Session session,
            String doing,
            long token)
            implements LeaseHolder {}

    private void throwIfInTrouble() {
        trouble.ifPresent(exception -> {
            throw exception;
        });
    }

    private record Module(ModuleId module, Optional<ModuleVersion> version, int applied, int pending, ModuleState state)
            implements ModuleStatus {}

    private record Script(
            ScriptId script,
            ScriptState state,
            boolean reversible,
            boolean late,
            Optional<Instant> appliedAt,
            ModuleVersion moduleVersion)
            implements ScriptStatus {}

    private record Event(
            long sequence,
            Kind kind,
            ScriptId script,
            ModuleVersion moduleVersion,
            Instant at,
            Duration duration,
            String runId,
            String who,
            String host,
            String checksum,
            String note)
            implements HistoryEvent {}

    private record StepValue(
            Action action,
            ScriptId script,
            ModuleVersion moduleVersion,
            boolean late,
            boolean reversible,
            Optional<String> reason,
            List<String> statements)
            implements Step {

        @Override
        public boolean inJava() {
            return statements.isEmpty();
        }
    }

    private record PlanValue(
            PlanRequest request, List<Step> steps, List<Finding> findings, boolean refused, String fingerprint)
            implements Plan {}

    private record OutcomeValue(Step step, Result result, Duration duration, Optional<Finding> finding)
            implements Outcome {}

    private record Report(String runId, Plan plan, List<Outcome> outcomes, Duration duration) implements RunReport {}

    private record Reasons(String subject, String state, List<String> reasons) implements Explanation {}
}
