package dev.banister.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.history.HistorySnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Carries plans out on a history alone, as a database would that never fails, and checks what no plan may ask for. */
final class Replay {

    private final Map<ScriptId, HistoryRecord> records = new TreeMap<>();
    private long sequence;

    private Replay(HistorySnapshot history) {
        history.records().forEach(record -> records.put(record.script(), record));
        sequence = history.lastSequence();
    }

    static Replay on(HistorySnapshot history) {
        return new Replay(history);
    }

    Replay run(Catalog catalog, PlanRequest request) {
        MigrationPlan plan = new Planner(catalog, snapshot()).plan(request);
        assertThat(plan.refused())
                .as("%s refused: %s", request, plan.findings())
                .isFalse();
        return run(plan.planned());
    }

    Replay run(List<PlannedStep> steps) {
        steps.forEach(this::run);
        return this;
    }

    /** Has a script in another state than plans alone could bring about. */
    Replay put(String script, State state, int statementsDone) {
        ScriptId id = ScriptId.parse(script);
        HistoryRecord old = records.get(id);
        assertThat(old).as("record of %s", script).isNotNull();
        records.put(id, with(old, state, old.sequence(), old.checksum(), statementsDone));
        return this;
    }

    /** Has the script look edited since it was applied. */
    Replay edit(String script) {
        HistoryRecord old = records.get(ScriptId.parse(script));
        records.put(old.script(), with(old, old.state(), old.sequence(), "another", 0));
        return this;
    }

    HistorySnapshot snapshot() {
        return new HistorySnapshot(
                records.values().stream()
                        .sorted(Comparator.comparingLong(HistoryRecord::sequence))
                        .toList(),
                sequence,
                Set.of());
    }

    private void run(PlannedStep step) {
        ScriptId id = step.recorded();
        HistoryRecord old = records.get(id);
        Action action = step.action();
        sequence++;
        switch (action) {
            case APPLY -> {
                if (old != null) {
                    assertThat(old.state()).as("apply %s", id).isEqualTo(State.APPLY_FAILED);
                }
                records.put(id, record(step, State.APPLIED));
            }
            case REVERT -> {
                assertThat(old).as("revert %s", id).isNotNull();
                assertThat(old.state()).as("revert %s", id).isIn(State.APPLIED, State.REVERT_FAILED);
                assertThat(step.reversible()).as("revert %s", id).isTrue();
                records.remove(id);
            }
            case MARK -> records.put(id, record(step, State.MARKED));
            case IGNORE -> records.put(id, record(step, State.IGNORED));
            case UNMARK, UNIGNORE ->
                assertThat(records.remove(id)).as("record of %s", id).isNotNull();
            case ACCEPT -> records.put(id, with(old, old.state(), old.sequence(), step.checksum(), 0));
            case RESOLVE -> records.put(id, with(old, State.APPLY_FAILED, old.sequence(), old.checksum(), 1));
        }
    }

    private HistoryRecord record(PlannedStep step, State state) {
        return new HistoryRecord(
                step.recorded(),
                state,
                sequence,
                step.moduleVersion(),
                step.checksum(),
                step.reversible() ? "down" : "",
                "file.up.sql",
                step.reversible(),
                step.late(),
                Set.copyOf(step.requirements()),
                Instant.EPOCH.plusSeconds(sequence),
                0);
    }

    private static HistoryRecord with(HistoryRecord old, State state, long sequence, String checksum, int done) {
        return new HistoryRecord(
                old.script(),
                state,
                sequence,
                old.moduleVersion(),
                checksum,
                old.downChecksum(),
                old.file(),
                old.reversible(),
                old.late(),
                old.requirements(),
                old.at(),
                done);
    }
}
