package dev.banister.engine.plan;

import static dev.banister.engine.plan.Sketch.applied;
import static dev.banister.engine.plan.Sketch.catalog;
import static dev.banister.engine.plan.Sketch.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.UsageException;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.history.HistorySnapshot;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

    private static final ModuleId A = new ModuleId("a");
    private static final Catalog MIXED = catalog(module("a")
            .version("1.2.3")
            .group("001_first")
            .group("007_second")
            .group("2013-11-11-migrate-attachments")
            .group("2013-11-11-migrate-news")
            .group("20131111120000_noon")
            .group("m131112_000000_midnight"));

    private static List<String> resolve(Catalog catalog, HistorySnapshot history, String text) {
        Situation situation = Situation.of(catalog, history, false);
        Predicate<GroupName> target = new Targets(situation, new Lookup(situation)).of(A, text);
        return situation.groupsOf(A).stream()
                .filter(target)
                .map(GroupName::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "007, 2",
        "7, 2",
        "2013-11-10, 2",
        "2013-11-11, 5",
        "20131111000000, 4",
        "131111_120000, 5",
        "20131112000000, 6",
        "2013-11-11-migrate-attachments, 3",
        "2013-11-11-migrate-a, 3",
        "a/2013-11-11-migrate-n, 4",
        "m131112, 6",
        "v1.2.3, 6",
        "v1.2, 6",
        "v1, 6",
    })
    void understandsEveryFormOfATarget(String text, int groups) {
        assertThat(resolve(MIXED, HistorySnapshot.EMPTY, text)).hasSize(groups);
    }

    @Test
    void listsTheCandidatesOfAnAmbiguousTarget() {
        assertThatThrownBy(() -> resolve(MIXED, HistorySnapshot.EMPTY, "2013-11-11-migrate"))
                .isInstanceOf(UsageException.class)
                .hasMessage("""
                        a: '2013-11-11-migrate' fits 2 groups [ambiguous-target]
                          2013-11-11-migrate-attachments
                          2013-11-11-migrate-news
                          write more of the one that is meant""");
    }

    @Test
    void asksWhetherSomethingCloseWasMeant() {
        assertThatThrownBy(() -> resolve(MIXED, HistorySnapshot.EMPTY, "2013-11-11-migrate-atachments"))
                .isInstanceOf(UsageException.class)
                .hasMessage("""
                        a: no group of it is called '2013-11-11-migrate-atachments' or begins with that [unknown-target]
                          did you mean '2013-11-11-migrate-attachments'?""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-30", "20240230000000", "5", "v9", "nonsense", "", "v1.x"})
    void refusesWhatNamesNothing(String text) {
        assertThatThrownBy(() -> resolve(MIXED, HistorySnapshot.EMPTY, text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("[unknown-target]");
    }

    @Test
    void knowsAnOlderVersionFromWhatWasAppliedFromIt() {
        Catalog old = catalog(module("a").version("1.2.0").group("2024-01-01-x").group("2024-01-03-x"));
        Catalog now = catalog(module("a")
                .version("2.0.0")
                .group("2024-01-01-x")
                .group("2024-01-02-x")
                .group("2024-01-03-x"));
        HistorySnapshot history =
                Replay.on(applied(old)).run(now, PlanRequest.up()).snapshot();

        assertThat(resolve(now, history, "v1.2")).containsExactly("2024-01-01-x", "2024-01-03-x");
        assertThatThrownBy(() -> resolve(now, history, "v1.1"))
                .hasMessageContaining("nobody knows which groups version 1.1 has [unknown-target]");
    }

    @Test
    void takesOnlyDatesForTheWholeHost() {
        assertThatThrownBy(() -> new Planner(MIXED, HistorySnapshot.EMPTY)
                        .plan(PlanRequest.everythingTo("2013-11-11-migrate-news")))
                .isInstanceOf(UsageException.class)
                .hasMessage("""
                        host: '2013-11-11-migrate-news' is no target for the whole host [unknown-target]
                          write a date (YYYY-MM-DD) or 0, or name a module""");
    }

    @Test
    void asksForTheModuleThatMayHaveBeenMeant() {
        Catalog catalog = catalog(module("org.example.news").group("2024-01-01-x"));

        assertThatThrownBy(() -> new Planner(catalog, HistorySnapshot.EMPTY)
                        .plan(PlanRequest.up(new ModuleId("org.example.nwes"))))
                .isInstanceOf(UsageException.class)
                .hasMessage("""
                        host: no module 'org.example.nwes' is installed or was ever applied [unknown-name]
                          did you mean 'org.example.news'?""");
    }
}
