package dev.banister.engine.plan;

import static dev.banister.engine.plan.Sketch.applied;
import static dev.banister.engine.plan.Sketch.catalog;
import static dev.banister.engine.plan.Sketch.codes;
import static dev.banister.engine.plan.Sketch.module;
import static dev.banister.engine.plan.Sketch.plan;
import static dev.banister.engine.plan.Sketch.script;
import static dev.banister.engine.plan.Sketch.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.history.HistorySnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordPlanningTest {

    private static final ModuleId A = new ModuleId("a");

    private static Catalog three() {
        return catalog(module("a").group("2024-01-01-x").group("2024-01-02-x").group("2024-01-03-x"));
    }

    @Test
    void marksUpToATargetAndForgetsTheRest() {
        HistorySnapshot history = applied(catalog(module("a").group("2024-01-03-x")));

        MigrationPlan plan = plan(three(), history, PlanRequest.mark(A, "2024-01-02"));

        assertThat(steps(plan)).containsExactly("/ a/2024-01-03-x/x", "= a/2024-01-01-x/x", "= a/2024-01-02-x/x");
        assertThat(plan.planned()).allMatch(step -> step.statements().isEmpty());
        assertThat(plan.planned().get(1).checksum()).isEqualTo("up-1");
    }

    @Test
    void refusesToMarkWhatRequiresSomethingThatIsNotApplied() {
        Catalog catalog = catalog(
                module("a").group("2024-01-01-x").requires("b/2024-01-01-x", "gone"),
                module("b").group("2024-01-01-x"));

        MigrationPlan plan = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.mark(A, "2024-01-01-x"));

        assertThat(plan.refused()).isTrue();
        assertThat(plan.findings())
                .extracting(Finding::text)
                .containsExactly(
                        "requires b/2024-01-01-x, and b/2024-01-01-x is not applied",
                        "requires gone, which is neither installed nor applied");
    }

    @Test
    void refusesToMarkWhatTheCatalogHasAnErrorOf() {
        Finding atGroup = Finding.of(
                FindingCodes.UNREADABLE_FILE,
                Severity.ERROR,
                Place.of(A).group("2024-01-02-x").file("two.up.sql"),
                "cannot be read",
                "mend it");
        Catalog catalog = catalog(
                List.of(atGroup),
                module("a").group("2024-01-01-x").group("2024-01-02-x").group("2024-01-03-x"));

        MigrationPlan before = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.mark(A, "2024-01-01"));
        MigrationPlan later = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.mark(A, "2024-01-03"));
        MigrationPlan script = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.mark(script("a/2024-01-02-x/x")));

        assertThat(steps(before)).containsExactly("= a/2024-01-01-x/x");
        assertThat(later.refused()).isTrue();
        assertThat(later.findings()).containsExactly(atGroup);
        assertThat(script.refused()).isTrue();
        assertThat(script.findings()).containsExactly(atGroup);
    }

    @Test
    void refusesToMarkAModuleThatTheCatalogHasAnErrorOfButForgetsIt() {
        Finding atModule = Finding.of(
                FindingCodes.GROUP_WITHOUT_DATE, Severity.ERROR, Place.of(A).group("x"), "no date", "give it one");
        Catalog catalog = catalog(List.of(atModule), module("a").group("2024-01-01-x"));
        HistorySnapshot history = applied(catalog(module("a").group("2024-01-01-x")));

        MigrationPlan marked = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.mark(A, "2024-01-01"));
        MigrationPlan forgotten = plan(catalog, history, PlanRequest.mark(A, "0"));

        assertThat(marked.refused()).isTrue();
        assertThat(marked.findings()).containsExactly(atModule);
        assertThat(steps(forgotten)).containsExactly("/ a/2024-01-01-x/x");
    }

    @Test
    void refusesToForgetWhatOthersRelyOn() {
        Catalog catalog = catalog(
                module("a").group("2024-01-01-x"),
                module("b").group("2024-01-02-x").requires("a/2024-01-01-x"));

        MigrationPlan plan = plan(catalog, applied(catalog), PlanRequest.mark(A, "0"));

        assertThat(codes(plan.findings())).containsExactly("dependents");
    }

    @Test
    void marksOneScript() {
        PlanRequest request = PlanRequest.mark(script("a/2024-01-02-x/x"));

        MigrationPlan plan = plan(three(), HistorySnapshot.EMPTY, request);
        MigrationPlan again = plan(three(), applied(three()), request);

        assertThat(steps(plan)).containsExactly("= a/2024-01-02-x/x");
        assertThat(again.findings()).extracting(Finding::toString).containsExactly("""
                a/2024-01-02-x/x: cannot be marked [wrong-state]
                  its state: applied
                  nothing to do; to have it taken back, run 'down a'""");
    }

    @Test
    void ignoresAPendingScriptAndTakesItInAgainLate() {
        PlanRequest ignore = PlanRequest.ignore(script("a/2024-01-01-x/x"), "not here");
        HistorySnapshot ignored =
                Replay.on(HistorySnapshot.EMPTY).run(three(), ignore).snapshot();

        HistorySnapshot rest = Replay.on(ignored).run(three(), PlanRequest.up()).snapshot();
        MigrationPlan undo = plan(three(), rest, PlanRequest.unignore(script("a/2024-01-01-x/x")));
        MigrationPlan up = plan(three(), Replay.on(rest).run(undo.planned()).snapshot(), PlanRequest.up());

        assertThat(rest.records()).hasSize(3);
        assertThat(steps(undo)).containsExactly("o a/2024-01-01-x/x");
        assertThat(steps(up)).containsExactly("+ a/2024-01-01-x/x");
        assertThat(up.planned().get(0).late()).isTrue();
    }

    @Test
    void acceptsOnlyWhatWasChanged() {
        HistorySnapshot history = applied(catalog(module("a").group("2024-01-01-x")));
        Catalog edited = catalog(module("a").group("2024-01-01-x").edited("2"));
        PlanRequest accept = PlanRequest.accept(script("a/2024-01-01-x/x"), "a comment");

        MigrationPlan plan = plan(edited, history, accept);
        HistorySnapshot after = Replay.on(history).run(plan.planned()).snapshot();

        assertThat(steps(plan)).containsExactly("~ a/2024-01-01-x/x");
        assertThat(plan.planned().get(0).checksum()).isEqualTo("up-2");
        assertThat(plan(edited, after, PlanRequest.up()).findings()).isEmpty();
        assertThat(codes(plan(edited, after, accept).findings())).containsExactly("wrong-state");
    }

    @Test
    void resolvesOnlyWhatIsInDoubtOrFailed() {
        PlanRequest resolve = PlanRequest.resolve(script("a/2024-01-01-x/x"), true);
        HistorySnapshot doubtful = Replay.on(applied(three()))
                .put("a/2024-01-01-x/x", State.APPLYING, 1)
                .snapshot();

        MigrationPlan plan = plan(three(), doubtful, resolve);

        assertThat(steps(plan)).containsExactly("? a/2024-01-01-x/x");
        assertThat(plan.planned().get(0).resolution()).isTrue();
        assertThat(codes(plan(three(), applied(three()), resolve).findings())).containsExactly("wrong-state");
        assertThat(codes(new Planner(three(), doubtful, true).plan(resolve).findings()))
                .containsExactly("lease-held");
    }

    @Test
    void refusesScriptsThatNobodyKnows() {
        assertThatThrownBy(() ->
                        plan(three(), HistorySnapshot.EMPTY, PlanRequest.ignore(script("a/2024-01-01-y/x"), "no")))
                .isInstanceOf(UsageException.class)
                .hasMessage("""
                        host: module a has no group '2024-01-01-y' [unknown-name]
                          did you mean '2024-01-01-x' or '2024-01-02-x' or '2024-01-03-x'?""");
        assertThatThrownBy(() ->
                        plan(three(), HistorySnapshot.EMPTY, PlanRequest.ignore(script("a/2024-01-01-x/other"), "no")))
                .isInstanceOf(UsageException.class)
                .hasMessage("""
                        host: group a/2024-01-01-x has no script 'other' [unknown-name]
                          its scripts are: x""");
    }
}
