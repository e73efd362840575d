package dev.banister.engine.plan;

import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.script.SqlScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the steps of plans out of what is offered and what the history holds. */
final class Steps {

    private static final String ONLY_MARKED = "was only marked: the record is taken back and nothing is run";

    private final Situation situation;

    Steps(Situation situation) {
        this.situation = situation;
    }

    /** @param requirements as {@link Requirements#resolve} has them for the script's group */
    PlannedStep apply(OfferedScript script, List<GroupId> requirements, Optional<String> reason) {
        return ofOffered(
                Action.APPLY, script, requirements, failedBefore(script).or(() -> reason));
    }

    PlannedStep mark(OfferedScript script, List<GroupId> requirements) {
        return ofOffered(Action.MARK, script, requirements, Optional.empty());
    }

    PlannedStep ignore(OfferedScript script) {
        return ofOffered(Action.IGNORE, script, List.of(), Optional.empty());
    }

    /** Its down, if its up was ever run; else only its record goes. */
    PlannedStep revert(HistoryRecord record, Optional<String> reason) {
        return record.state() == State.MARKED
                ? ofRecord(Action.UNMARK, record, Optional.of(ONLY_MARKED), false)
                : ofRecord(Action.REVERT, record, reason, false);
    }

    PlannedStep unmark(HistoryRecord record) {
        return ofRecord(Action.UNMARK, record, Optional.empty(), false);
    }

    PlannedStep unignore(HistoryRecord record) {
        return ofRecord(Action.UNIGNORE, record, Optional.empty(), false);
    }

    PlannedStep resolve(HistoryRecord record, boolean executed) {
        return ofRecord(Action.RESOLVE, record, Optional.empty(), executed);
    }

    PlannedStep accept(OfferedScript script, HistoryRecord record) {
        return new PlannedStep(
                Action.ACCEPT,
                script.id(),
                situation.version(script.id().group()),
                record.late(),
                script.reversible(),
                Optional.empty(),
                List.of(),
                script.checksum(),
                sorted(record.requirements()),
                false,
                situation.past().recordedAs(script.id()));
    }

    private Optional<String> failedBefore(OfferedScript script) {
        return situation
                .past()
                .record(script.id())
                .filter(record -> record.state() == State.APPLY_FAILED)
                .map(record -> "failed before, after " + Diagnosis.count(record.statementsDone(), "statement"));
    }

    private PlannedStep ofOffered(
            Action action, OfferedScript script, List<GroupId> requirements, Optional<String> reason) {
        return new PlannedStep(
                action,
                script.id(),
                situation.version(script.id().group()),
                situation.past().isLate(script.id().group()),
                script.reversible(),
                reason,
                action == Action.APPLY ? statements(Optional.of(script), true) : List.of(),
                script.checksum(),
                requirements,
                false,
                situation.past().recordedAs(script.id()));
    }

    private PlannedStep ofRecord(Action action, HistoryRecord record, Optional<String> reason, boolean resolution) {
        Optional<OfferedScript> script = situation.catalog().script(record.script());
        ModuleVersion version = record.moduleVersion();
        return new PlannedStep(
                action,
                record.script(),
                version,
                record.late(),
                script.map(OfferedScript::reversible).orElse(record.reversible()),
                reason,
                action == Action.REVERT ? statements(script, false) : List.of(),
                record.checksum(),
                sorted(record.requirements()),
                resolution,
                situation.past().recordedAs(record.script()));
    }

    /** The same for the same record on every host. */
    private static List<GroupId> sorted(Set<GroupId> groups) {
        return groups.stream().sorted().toList();
    }

    private static List<String> statements(Optional<OfferedScript> script, boolean up) {
        if (script.isEmpty() || !(script.get() instanceof OfferedScript.Sql sql)) {
            return List.of();
        }
        Optional<SqlScript> text = up ? Optional.of(sql.up()) : sql.down();
        return text.map(SqlScript::texts).orElse(List.of());
    }
}
