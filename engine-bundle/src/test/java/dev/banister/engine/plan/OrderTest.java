package dev.banister.engine.plan;

import static dev.banister.engine.plan.Sketch.catalog;
import static dev.banister.engine.plan.Sketch.codes;
import static dev.banister.engine.plan.Sketch.module;
import static dev.banister.engine.plan.Sketch.plan;
import static dev.banister.engine.plan.Sketch.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.Finding;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.history.HistorySnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OrderTest {

    private static MigrationPlan up(Catalog catalog) {
        return plan(catalog, HistorySnapshot.EMPTY, PlanRequest.up());
    }

    @Test
    void putsUndatedGroupsFirstThenDatesThenModules() {
        Catalog catalog = catalog(
                module("b").group("2024-01-01-x").group("2_late").group("1_early"),
                module("a").group("2024-01-01-x").group("m231231_235959_y").group("20240101000001_z"));

        MigrationPlan plan = up(catalog);

        assertThat(steps(plan))
                .containsExactly(
                        "+ b/1_early/early",
                        "+ b/2_late/late",
                        "+ a/m231231_235959_y/y",
                        "+ a/2024-01-01-x/x",
                        "+ b/2024-01-01-x/x",
                        "+ a/20240101000001_z/z");
    }

    /**
     * <pre>
     *   a/01 ---> b/03      an arrow: requires
     *   a/02      |
     *             b/02 (before it in its module)
     * </pre>
     */
    @Test
    void appliesRequirementsBeforeThoseWhoRequireThem() {
        Catalog catalog = catalog(
                module("a").group("2024-01-01-x").requires("b/2024-01-03-x").group("2024-01-02-x"),
                module("b").group("2024-01-02-x").group("2024-01-03-x"));

        MigrationPlan plan = up(catalog);

        assertThat(steps(plan))
                .containsExactly(
                        "+ b/2024-01-02-x/x", "+ b/2024-01-03-x/x", "+ a/2024-01-01-x/x", "+ a/2024-01-02-x/x");
        assertThat(plan.planned().get(2).requirements()).hasToString("[b/2024-01-03-x]");
    }

    @Test
    void takesAModuleAsRequiredUpToTheDateOfWhoRequiresIt() {
        Catalog catalog = catalog(
                module("a").group("2024-02-01-x").requires("b"),
                module("b").group("1_first").group("2024-02-01-x").group("2024-02-02-x"));

        MigrationPlan plan = up(catalog);

        assertThat(steps(plan))
                .containsExactly("+ b/1_first/first", "+ b/2024-02-01-x/x", "+ a/2024-02-01-x/x", "+ b/2024-02-02-x/x");
        assertThat(plan.planned().get(2).requirements())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("b/1_first", "b/2024-02-01-x");
    }

    @Test
    void comesAfterWhatIsPresentAndDoesNotMissWhatIsNot() {
        Catalog catalog = catalog(
                module("a").group("2024-01-01-x").afterIfPresent("b/2024-01-02-x", "nobody"),
                module("b").group("2024-01-02-x"));

        MigrationPlan plan = up(catalog);

        assertThat(steps(plan)).containsExactly("+ b/2024-01-02-x/x", "+ a/2024-01-01-x/x");
        assertThat(plan.findings()).isEmpty();
        assertThat(plan.planned().get(1).requirements()).isEmpty();
    }

    /**
     * <pre>
     *   a/01 ---> b/01 ---> c/01 ---> a/01      d/01 ---> c/01      e/01
     * </pre>
     */
    @Test
    void printsTheWholeCircleAndStopsOnlyWhatIsInItOrBehindIt() {
        Catalog catalog = catalog(
                module("a").group("2024-01-01-x").requires("b/2024-01-01-x"),
                module("b").group("2024-01-01-x").requires("c/2024-01-01-x"),
                module("c").group("2024-01-01-x").requires("a/2024-01-01-x"),
                module("d").group("2024-01-01-x").requires("c/2024-01-01-x"),
                module("e").group("2024-01-01-x"));

        MigrationPlan plan = up(catalog);

        assertThat(steps(plan)).containsExactly("+ e/2024-01-01-x/x");
        assertThat(plan.refused()).isFalse();
        assertThat(plan.findings()).extracting(Finding::toString).containsExactly("""
                a/2024-01-01-x: groups wait for each other in a circle: \
                a/2024-01-01-x -> b/2024-01-01-x -> c/2024-01-01-x -> a/2024-01-01-x [cycle]
                  a/2024-01-01-x requires b/2024-01-01-x
                  b/2024-01-01-x requires c/2024-01-01-x
                  c/2024-01-01-x requires a/2024-01-01-x
                  take one of these requirements out; until then none of the modules in the circle is upgraded""", """
                d/2024-01-01-x: requires c/2024-01-01-x, and c/2024-01-01-x is itself blocked [requirement-held-up]
                  a/2024-01-01-x: groups wait for each other in a circle: \
                a/2024-01-01-x -> b/2024-01-01-x -> c/2024-01-01-x -> a/2024-01-01-x
                  mend that first; 'why c/2024-01-01-x' says more""");
    }

    /**
     * <pre>
     *   a/01 ---> b/02      b/01 ---> a/02      a circle only through each module's own order
     * </pre>
     */
    @Test
    void findsACircleThroughAModulesOwnOrder() {
        Catalog catalog = catalog(
                module("a").group("2024-01-01-x").requires("b/2024-01-02-x").group("2024-01-02-x"),
                module("b").group("2024-01-01-x").requires("a/2024-01-02-x").group("2024-01-02-x"));

        MigrationPlan plan = up(catalog);

        assertThat(plan.steps()).isEmpty();
        assertThat(codes(plan.findings())).containsExactly("cycle");
        assertThat(plan.findings().get(0).text())
                .isEqualTo("groups wait for each other in a circle: a/2024-01-01-x -> b/2024-01-02-x"
                        + " -> b/2024-01-01-x -> a/2024-01-02-x -> a/2024-01-01-x");
        assertThat(plan.findings().get(0).reasons())
                .contains("b/2024-01-02-x comes after b/2024-01-01-x in its module");
    }

    @Test
    void refusesAGroupThatRequiresItself() {
        MigrationPlan plan = up(catalog(module("a").group("2024-01-01-x").requires("a/2024-01-01-x")));

        assertThat(plan.steps()).isEmpty();
        assertThat(codes(plan.findings())).containsExactly("cycle");
    }

    @Test
    @Timeout(20)
    void survivesALongChainWithACircleAtItsEnd() {
        int length = 20_000;
        Sketch chain = module("chain");
        for (int number = 1; number <= length; number++) {
            chain.group(number + "_x");
            if (number == 1) {
                chain.requires("chain/" + length + "_x");
            }
        }

        MigrationPlan plan = up(catalog(chain));

        assertThat(plan.steps()).isEmpty();
        assertThat(codes(plan.findings())).isEqualTo(List.of("cycle"));
    }
}
