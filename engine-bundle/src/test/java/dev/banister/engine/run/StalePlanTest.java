package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistorySnapshot;
import dev.banister.engine.plan.Basis;
import dev.banister.engine.plan.Basis.Offered;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the history says is read from a database in the contracts of the databases. */
class StalePlanTest {

    private static final ScriptId SCRIPT = GroupId.parse("shop/001_g").script("s");

    @Test
    void namesTheModulesThatDiffer() {
        Basis planned = offering(Map.of("same", offered("1", 1), "shop", offered("1", 1), "old", offered("3", 1)));
        Basis now = offering(Map.of("same", offered("1", 1), "shop", offered("2", 5), "new", offered("4", 1)));

        assertThat(reasons(planned, now))
                .containsExactly(
                        "the module new: not there when the plan was made, and 4.0.0 now",
                        "the module old: 3.0.0 when the plan was made, and not there now",
                        "the module shop: 1.0.0 when the plan was made, and 2.0.0 now");
    }

    @Test
    void namesAModuleWhoseScriptsDifferUnderOneVersion() {
        assertThat(reasons(offering(Map.of("shop", offered("1", 1))), offering(Map.of("shop", offered("1", 2)))))
                .containsExactly("the module shop: its scripts are others now, under the same version 1.0.0");
    }

    @Test
    void namesAFewOfManyModules() {
        Map<String, Offered> many = new HashMap<>();
        for (int i = 10; i < 18; i++) {
            many.put("m" + i, offered("1", i));
        }

        assertThat(reasons(offering(Map.of()), offering(many)))
                .hasSize(6)
                .startsWith("the module m10: not there when the plan was made, and 1.0.0 now")
                .endsWith("modules that have changed besides: 3");
    }

    @Test
    void saysThatAScriptIsFurtherThanItWas() {
        assertThat(reasons(begun(1), begun(2)))
                .containsExactly("the script shop/001_g/s: applying with 1 statements done when the plan was made, and"
                        + " applying with 2 statements done now");
    }

    @Test
    void saysThatAScriptHasBegunSince() {
        assertThat(reasons(new Basis("", Map.of(), HistorySnapshot.EMPTY), begun(1)))
                .containsExactly(
                        "the history when the plan was made: no entry",
                        "the history now: up to entry 7, shop/001_g/s has begun and not ended");
    }

    private static List<String> reasons(Basis planned, Basis now) {
        return new StalePlan(planned, now)
                .refused(Optional.empty())
                .findings()
                .get(0)
                .reasons();
    }

    private static Basis offering(Map<String, Offered> modules) {
        Map<ModuleId, Offered> byId = new HashMap<>();
        modules.forEach((module, offered) -> byId.put(new ModuleId(module), offered));
        return new Basis(modules.toString(), byId, HistorySnapshot.EMPTY);
    }

    private static Offered offered(String version, int scripts) {
        return new Offered(ModuleVersion.parse(version), scripts);
    }

    private static Basis begun(int statements) {
        HistoryRecord record = new HistoryRecord(
                SCRIPT,
                HistoryRecord.State.APPLYING,
                7,
                ModuleVersion.ZERO,
                "",
                "",
                "",
                false,
                false,
                Set.of(),
                Instant.EPOCH,
                statements);
        return new Basis("", Map.of(), new HistorySnapshot(List.of(record), 7, Set.of()));
    }
}
