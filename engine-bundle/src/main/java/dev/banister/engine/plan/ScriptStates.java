package dev.banister.engine.plan;

import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.history.HistoryRecord;
import java.util.OptionalInt;

/** What has become of scripts, in the words that users see. */
final class ScriptStates {

    private final Situation situation;

    ScriptStates(Situation situation) {
        this.situation = situation;
    }

    ScriptState of(ScriptId script) {
        return situation.past().record(script).map(this::of).orElseGet(() -> {
            OptionalInt number = situation.offered().number(script.group());
            return number.isPresent() && situation.blocks().holdsUp(number.getAsInt())
                    ? ScriptState.BLOCKED
                    : ScriptState.PENDING;
        });
    }

    private ScriptState of(HistoryRecord record) {
        return switch (record.state()) {
            case APPLIED -> applied(record);
            case MARKED -> ScriptState.MARKED;
            case IGNORED -> ScriptState.IGNORED;
            case APPLYING, REVERTING -> situation.running() ? ScriptState.RUNNING : ScriptState.IN_DOUBT;
            case APPLY_FAILED, REVERT_FAILED -> ScriptState.FAILED;
        };
    }

    private ScriptState applied(HistoryRecord record) {
        boolean offered = situation.catalog().script(record.script()).isPresent();
        if (offered) {
            return situation.isChanged(record) ? ScriptState.CHANGED : ScriptState.APPLIED;
        }
        // A component that is only not available at the moment has not taken its scripts away.
        return situation.diagnosis().isOnlyUnavailable(record.script().group())
                ? ScriptState.APPLIED
                : ScriptState.ORPHANED;
    }
}
