package dev.banister.engine.plan;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.history.HistorySnapshot;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** What properties of all catalogs and histories have in common. */
abstract class AnyHostProperties {

    static final int TRIES = 400;

    @Provide
    Arbitrary<AnyHost> wild() {
        return Arbitraries.longs().map(AnyHost::wild);
    }

    @Provide
    Arbitrary<AnyHost> tame() {
        return Arbitraries.longs().map(AnyHost::tame);
    }

    static MigrationPlan plan(AnyHost host, PlanRequest request) {
        return new Planner(host.catalog(), host.history()).plan(request);
    }

    static HistorySnapshot run(HistorySnapshot history, MigrationPlan plan) {
        return Replay.on(history).run(plan.planned()).snapshot();
    }

    static List<OfferedGroup> groups(AnyHost host) {
        return host.catalog().modules().stream()
                .flatMap(module -> module.groups().stream())
                .toList();
    }

    static boolean isApplied(HistorySnapshot history, ScriptId script) {
        return history.record(script)
                .map(record -> record.state().countsAsApplied())
                .orElse(false);
    }
}
