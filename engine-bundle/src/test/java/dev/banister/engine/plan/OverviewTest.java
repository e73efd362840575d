package dev.banister.engine.plan;

import static dev.banister.engine.plan.Sketch.applied;
import static dev.banister.engine.plan.Sketch.catalog;
import static dev.banister.engine.plan.Sketch.codes;
import static dev.banister.engine.plan.Sketch.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.Explanation;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptState;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.history.HistorySnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewTest {

    private static List<String> states(Overview overview) {
        return overview.modules().stream()
                .map(row -> row.module() + " " + row.applied() + "+" + row.pending() + " " + row.state())
                .toList();
    }

    @Test
    void tellsEveryModuleAtAGlance() {
        HistorySnapshot history = applied(catalog(
                module("ahead").version("2.0.0").group("2024-01-01-x").group("2024-01-02-x"),
                module("current").group("2024-01-01-x"),
                module("dropped").version("1.0.0").group("2024-01-01-x"),
                module("edited").group("2024-01-01-x"),
                module("missing").group("2024-01-01-x"),
                module("pending").group("2024-01-01-x")));
        Catalog now = catalog(
                module("ahead").version("1.0.0").group("2024-01-01-x"),
                module("blocked").group("2024-01-01-x").requires("nobody"),
                module("current").group("2024-01-01-x"),
                module("dropped").version("1.1.0"),
                module("edited").group("2024-01-01-x").edited("2"),
                module("pending").group("2024-01-01-x").group("2024-01-02-x", "one", "two"));

        Overview overview = new Overview(now, history, false);

        assertThat(states(overview))
                .containsExactly(
                        "ahead 2+0 ahead",
                        "blocked 0+1 blocked",
                        "current 1+0 current",
                        "dropped 1+0 current",
                        "edited 1+0 invalid",
                        "missing 1+0 missing",
                        "pending 1+2 pending");
        assertThat(codes(overview.findings()))
                .containsExactlyInAnyOrder("changed", "unknown-requirement", "ahead", "missing", "missing");
        assertThat(overview.findings().get(0).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void tellsWhatHasBecomeOfEachScript() {
        Catalog catalog = catalog(
                module("a").group("2024-01-01-x", "applied", "marked", "ignored", "failed", "begun", "edited"),
                module("b").group("2024-01-01-x").requires("nobody"),
                module("c").group("2024-01-01-x").irreversible());
        Catalog before = catalog(
                module("a").group("2024-01-01-x", "applied", "marked", "ignored", "failed", "begun", "edited"),
                module("gone").group("2024-01-01-x"));
        HistorySnapshot history = Replay.on(applied(before))
                .put("a/2024-01-01-x/marked", State.MARKED, 0)
                .put("a/2024-01-01-x/ignored", State.IGNORED, 0)
                .put("a/2024-01-01-x/failed", State.APPLY_FAILED, 1)
                .put("a/2024-01-01-x/begun", State.APPLYING, 1)
                .edit("a/2024-01-01-x/edited")
                .snapshot();

        Overview idle = new Overview(catalog, history, false);
        Overview busy = new Overview(catalog, history, true);

        assertThat(idle.scripts())
                .extracting(row -> row.script().name() + " " + row.state())
                .containsExactly(
                        "applied applied",
                        "marked marked",
                        "ignored ignored",
                        "failed failed",
                        "begun in doubt",
                        "edited changed",
                        "x blocked",
                        "x pending",
                        "x orphaned");
        assertThat(idle.scripts().get(7).reversible()).isFalse();
        assertThat(idle.scripts().get(0).appliedAt()).isPresent();
        assertThat(idle.scripts().get(2).appliedAt()).isEmpty();
        assertThat(busy.scripts().get(4).state()).isEqualTo(ScriptState.RUNNING);
        assertThat(idle.modules().get(0).state()).isEqualTo(ModuleState.FAILED);
        assertThat(busy.modules().get(0).state()).isEqualTo(ModuleState.RUNNING);
        assertThat(busy.findings())
                .filteredOn(finding -> finding.code().equals(FindingCodes.LEASE_HELD))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void doesNotMissWhatIsOnlyNotAvailable() {
        HistorySnapshot history = applied(catalog(module("a").group("2024-01-01-x")));
        Finding waiting = Finding.of(
                FindingCodes.GROUP_NOT_AVAILABLE,
                Severity.ERROR,
                Place.of(new ModuleId("a")).group("2024-01-01-x"),
                "waits for a service",
                "provide it");
        Catalog now = catalog(List.of(waiting), module("a"));

        Overview overview = new Overview(now, history, false);

        assertThat(states(overview)).containsExactly("a 1+0 blocked");
        assertThat(overview.scripts().get(0).state()).isEqualTo(ScriptState.APPLIED);
        assertThat(overview.findings()).containsExactly(waiting);
    }

    @Test
    void tellsWhyAGroupStandsWhereItDoes() {
        Catalog catalog = catalog(
                module("a")
                        .group("2024-01-01-x")
                        .group("2024-01-02-x")
                        .requires("b")
                        .afterIfPresent("c"),
                module("b").group("2024-01-01-x"),
                module("d").group("2024-01-03-x").requires("a/2024-01-02-x"));

        Explanation why = new Overview(catalog, HistorySnapshot.EMPTY, false).why("a/2024-01-02");

        assertThat(why.subject()).isEqualTo("a/2024-01-02-x");
        assertThat(why.state()).isEqualTo("pending");
        assertThat(why.reasons())
                .containsExactly(
                        "is number 3 at the next upgrade",
                        "comes after a/2024-01-01-x in its module",
                        "requires b, and b/2024-01-01-x is not applied",
                        "comes after c where that is present",
                        "among groups that are free to run, the earlier date goes first",
                        "is required by d/2024-01-03-x");
    }

    @Test
    void tellsWhyAGroupIsHeldUpAndWhatWouldUnblockIt() {
        Catalog catalog =
                catalog(module("a").group("2024-01-01-x").requires("nobody").group("2024-01-02-x", "s"));
        Overview overview = new Overview(catalog, HistorySnapshot.EMPTY, false);

        Explanation group = overview.why("a/2024-01-02-x");
        Explanation script = overview.why("a/2024-01-02-x/s");
        Explanation module = overview.why("a");

        assertThat(group.state()).isEqualTo("blocked");
        assertThat(group.reasons())
                .startsWith(
                        "a/2024-01-01-x: requires nobody, which is neither installed nor applied",
                        "no module nobody is installed",
                        "to mend it: install a bundle that brings it; this group and the later ones of its module wait"
                                + " until then");
        assertThat(script.state()).isEqualTo("blocked");
        assertThat(script.reasons()).startsWith("is the first of 1 script of its group");
        assertThat(module.state()).isEqualTo("blocked");
        assertThat(module.reasons())
                .startsWith("version 1.0.0, 0 applied, 2 pending")
                .contains("requires nobody");
    }

    @Test
    void saysWhatIsWrongWithAScriptOnce() {
        Catalog catalog = catalog(module("a").group("2024-01-01-x", "torn", "next"));
        for (State state : List.of(State.APPLYING, State.REVERTING, State.REVERT_FAILED)) {
            HistorySnapshot history = Replay.on(applied(catalog))
                    .put("a/2024-01-01-x/torn", state, 0)
                    .snapshot();
            Overview overview = new Overview(catalog, history, false);

            for (String subject : List.of("a", "a/2024-01-01-x", "a/2024-01-01-x/torn")) {
                assertThat(overview.why(subject).reasons())
                        .as("%s of %s", state, subject)
                        .filteredOn(reason -> reason.startsWith("to mend it: "))
                        .hasSize(1);
            }
        }
    }

    @Test
    void refusesToExplainWhatDoesNotExist() {
        Overview overview = new Overview(catalog(module("abc").group("2024-01-01-x")), HistorySnapshot.EMPTY, false);

        assertThatThrownBy(() -> overview.why("abd"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean 'abc'?");
        assertThatThrownBy(() -> overview.why("a b/c/d/e"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'a b/c/d/e' is not the name of anything");
        assertThatThrownBy(() -> overview.why("abc/2024-01-01-x/y")).isInstanceOf(UsageException.class);
    }
}
