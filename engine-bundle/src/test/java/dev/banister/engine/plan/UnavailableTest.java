package dev.banister.engine.plan;

import static dev.banister.engine.plan.Sketch.applied;
import static dev.banister.engine.plan.Sketch.catalog;
import static dev.banister.engine.plan.Sketch.module;
import static dev.banister.engine.plan.Sketch.plan;
import static dev.banister.engine.plan.Sketch.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.history.HistorySnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnavailableTest {

    private static final ModuleId B = new ModuleId("b");

    private static final Finding WAITING = Finding.of(
                    FindingCodes.GROUP_NOT_AVAILABLE,
                    Severity.ERROR,
                    Place.of(B).group("2024-01-02-x"),
                    "the group 2024-01-02-x is declared and not available, so the module is held up",
                    "provide it")
            .because("the component comp waits for a service java.time.Clock (reference clock)");

    @Test
    void saysOfADependentWhichGroupWaitsForWhat() {
        Catalog catalog = catalog(
                List.of(WAITING),
                module("a").group("2024-01-03-x").requires("b/2024-01-02-x"),
                module("b").group("2024-01-01-x"));

        MigrationPlan plan = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.up(new ModuleId("a")));

        assertThat(plan.refused()).isTrue();
        assertThat(plan.findings())
                .filteredOn(finding -> !finding.equals(WAITING))
                .extracting(Finding::toString)
                .containsExactly("""
                        a/2024-01-03-x: requires b/2024-01-02-x, which is declared and not available at the moment \
                        [requirement-held-up]
                          the component comp waits for a service java.time.Clock (reference clock)
                          provide what the component waits for; this group and the later ones of its module go on by \
                        themselves then""");
        assertThat(new Overview(catalog, HistorySnapshot.EMPTY, false)
                        .why("a/2024-01-03-x")
                        .reasons())
                .contains("requires b/2024-01-02-x, which is declared and not available at the moment");
    }

    @Test
    void holdsUpWhoRequiresTheWholeModuleUpToALaterDate() {
        Catalog catalog = catalog(
                List.of(WAITING),
                module("b"),
                module("c").group("2024-01-01-x").requires("b"),
                module("d").group("2024-01-03-x").requires("b"),
                module("e").group("2024-01-01-x").requires("b;version=[1,2)"));

        MigrationPlan plan = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.up());

        assertThat(steps(plan)).containsExactly("+ c/2024-01-01-x/x");
        assertThat(plan.findings())
                .extracting(finding -> finding.place() + ": " + finding.text())
                .contains(
                        "d/2024-01-03-x: requires b, whose group 2024-01-02-x is declared and not available at the moment",
                        "e/2024-01-01-x: requires b;version=[1.0.0,2.0.0), whose group 2024-01-02-x is declared and not"
                                + " available at the moment");
    }

    @Test
    void holdsNobodyUpOnceTheGroupIsApplied() {
        HistorySnapshot history = applied(catalog(module("b").group("2024-01-02-x")));
        Catalog catalog =
                catalog(List.of(WAITING), module("a").group("2024-01-03-x").requires("b/2024-01-02-x"), module("b"));

        assertThat(steps(plan(catalog, history, PlanRequest.up()))).containsExactly("+ a/2024-01-03-x/x");
    }

    @Test
    void stillCallsUnknownWhatNobodyDeclares() {
        Catalog catalog =
                catalog(List.of(WAITING), module("a").group("2024-01-03-x").requires("b/2024-01-09-x"), module("b"));

        MigrationPlan plan = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.up());

        assertThat(plan.findings())
                .extracting(Finding::text)
                .contains("requires b/2024-01-09-x, which is neither installed nor applied");
    }

    @Test
    void holdsUpTheWholeModuleEvenWhereTheFolderOfTheGroupIsOffered() {
        Catalog catalog =
                catalog(List.of(WAITING), module("b").group("2024-01-01-x").group("2024-01-02-x"));

        MigrationPlan plan = plan(catalog, HistorySnapshot.EMPTY, PlanRequest.up());

        assertThat(plan.planned()).isEmpty();
        assertThat(plan.findings()).containsExactly(WAITING);
    }
}
