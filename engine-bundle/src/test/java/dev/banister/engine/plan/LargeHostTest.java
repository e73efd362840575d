package dev.banister.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.catalog.Requirement;
import dev.banister.engine.history.HistorySnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host larger than any: what grows faster than n log n does not get through here in time. */
class LargeHostTest {

    private static final int GROUPS = 30_000;
    private static final int MODULES = 1_000;

    @Test
    @Timeout(120)
    void goesUpAndDownAgain() {
        Catalog catalog = large(new Random(1));

        MigrationPlan up = new Planner(catalog, HistorySnapshot.EMPTY).plan(PlanRequest.up());

        assertThat(up.planned()).hasSize(GROUPS);
        Set<GroupId> before = new HashSet<>();
        int tooEarly = 0;
        for (PlannedStep step : up.planned()) {
            tooEarly += before.containsAll(step.requirements()) ? 0 : 1;
            before.add(step.script().group());
        }
        assertThat(tooEarly).isZero();
        HistorySnapshot applied =
                Replay.on(HistorySnapshot.EMPTY).run(up.planned()).snapshot();
        assertThat(new Planner(catalog, applied).plan(PlanRequest.up()).steps()).isEmpty();
        assertThat(new Planner(catalog, applied)
                        .plan(PlanRequest.downEverything())
                        .steps())
                .hasSize(GROUPS);
    }

    /** Every group requires three that are older. */
    private static Catalog large(Random random) {
        List<GroupId> ids = new ArrayList<>();
        Map<Integer, List<OfferedGroup>> modules = new HashMap<>();
        for (int number = 0; number < GROUPS; number++) {
            GroupId id = new GroupId(new ModuleId("m" + number % MODULES), GroupName.of((number + 1) + "_x"));
            List<Requirement> requires = new ArrayList<>();
            for (int count = 0; count < 3 && number > 0; count++) {
                requires.add(new Requirement.OnGroup(ids.get(random.nextInt(number))));
            }
            ids.add(id);
            modules.computeIfAbsent(number % MODULES, module -> new ArrayList<>())
                    .add(new OfferedGroup(
                            id,
                            List.of(Sketch.script(id.script("x"), "1", true)),
                            requires,
                            List.of(),
                            List.of(),
                            Optional.empty()));
        }
        List<OfferedModule> offered = modules.entrySet().stream()
                .map(entry ->
                        new OfferedModule(new ModuleId("m" + entry.getKey()), ModuleVersion.ZERO, entry.getValue()))
                .toList();
        return new Catalog(offered, List.of(), "large");
    }
}
