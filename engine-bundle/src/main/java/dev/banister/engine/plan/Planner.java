package dev.banister.engine.plan;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.history.HistorySnapshot;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Works out what a request comes to: a pure function of catalog, history and request. Immutable, and safe for several
 * threads.
 */
public final class Planner {

    private final Situation situation;
    private final Lookup lookup;
    private final Targets targets;
    private final Basis basis;

    /** For a history that nobody is writing to at this moment: what has begun in it and not ended is in doubt. */
    public Planner(Catalog catalog, HistorySnapshot history) {
        this(catalog, history, false);
    }

    /**
     * For a history that somebody may be writing to.
     *
     * @param running does somebody hold the lease, so that a script that has begun is being run and not in doubt?
     */
    public Planner(Catalog catalog, HistorySnapshot history, boolean running) {
        this.situation = Situation.of(catalog, history, running);
        this.lookup = new Lookup(situation);
        this.targets = new Targets(situation, lookup);
        this.basis = Basis.of(catalog, history);
    }

    /**
     * What would be done, and what stands in the way.
     *
     * @throws UsageException if the request names something that does not exist, or is ambiguous
     */
    public MigrationPlan plan(PlanRequest request) {
        Draft draft = draft(request);
        return draft.with(EmptyScripts.among(draft.steps(), situation.catalog()))
                .plan(request, basis);
    }

    private Draft draft(PlanRequest request) {
        request.module().filter(module -> request.script().isEmpty()).ifPresent(lookup::module);
        return switch (request.action()) {
            case UP -> up(request);
            case DOWN -> down(request);
            case TO -> to(request);
            case REDO ->
                new DownPlanning(situation, request.isCascading())
                        .redo(named(request), request.steps().orElse(1));
            case MARK -> mark(request);
            case IGNORE ->
                request.isAffirmative()
                        ? records().ignore(script(request))
                        : records().unignore(script(request));
            case ACCEPT -> records().accept(script(request));
            case RESOLVE -> records().resolve(script(request), request.isAffirmative());
        };
    }

    private Draft up(PlanRequest request) {
        UpPlanning planning = new UpPlanning(situation);
        if (request.module().isEmpty()) {
            return planning.everything(target(request), request.steps());
        }
        // A target is a promise; without one, as much is done as can be.
        return request.target().isPresent() && request.steps().isEmpty()
                ? planning.exactly(named(request), target(request))
                : planning.asFarAsPossible(named(request), target(request), request.steps());
    }

    private Draft down(PlanRequest request) {
        DownPlanning planning = new DownPlanning(situation, request.isCascading());
        if (request.target().isPresent() || request.module().isEmpty()) {
            return planning.allBut(request.module(), request.target().isPresent() ? target(request) : name -> false);
        }
        return planning.last(named(request), request.steps().orElse(1));
    }

    private Draft to(PlanRequest request) {
        DownPlanning planning = new DownPlanning(situation, request.isCascading());
        return request.module().isPresent()
                ? planning.exactly(named(request), target(request))
                : planning.exactly(target(request));
    }

    private Draft mark(PlanRequest request) {
        return request.script().isPresent()
                ? records().mark(script(request))
                : records().mark(named(request), target(request));
    }

    private RecordPlanning records() {
        return new RecordPlanning(situation);
    }

    /** Everything, where the request has no target. */
    private Predicate<GroupName> target(PlanRequest request) {
        Optional<String> text = request.target();
        if (text.isEmpty()) {
            return name -> true;
        }
        return request.module().isPresent()
                ? targets.of(request.module().get(), text.get())
                : targets.ofHost(text.get());
    }

    private ScriptId script(PlanRequest request) {
        return lookup.script(request.script().orElseThrow(() -> incomplete(request, "a script")));
    }

    private static ModuleId named(PlanRequest request) {
        return request.module().orElseThrow(() -> incomplete(request, "a module"));
    }

    private static UsageException incomplete(PlanRequest request, String what) {
        return new UsageException(Finding.of(
                FindingCodes.UNKNOWN_NAME,
                Severity.ERROR,
                Place.host(),
                "'" + request + "' does not name " + what,
                "name " + what));
    }
}
