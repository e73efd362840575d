package dev.banister.reliability.trial;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.HistoryEvent.Kind;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.reliability.scenario.Command;
import dev.banister.reliability.trial.ImageReader.Unfinished;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How far a redo went before it was cut, by what the history shows, and what is to be typed for the rest of it. */
final class RedoProgress {

    private final MigrationService migrations;
    private final Connection connection;
    private final Command command;
    private final long before;

    /** @param before the number of the last event before the redo */
    RedoProgress(MigrationService migrations, Connection connection, Command command, long before) {
        this.migrations = migrations;
        this.connection = connection;
        this.command = command;
        this.before = before;
    }

    /** Empty if all of it is done. */
    Optional<PlanRequest> next() throws SQLException {
        GroupId group = command.redone().orElseThrow();
        List<ScriptStatus> scripts = migrations.scripts().stream()
                .filter(status -> status.script().group().equals(group))
                .toList();
        Set<ScriptId> again = appliedAgain();
        Set<String> goingDown = goingDown();
        List<ScriptStatus> stillUp = scripts.stream()
                .filter(status -> goingDown.contains(status.script().toString())
                        || (status.state().countsAsApplied() && !again.contains(status.script())))
                .toList();
        if (stillUp.size() == scripts.size() && goingDown.isEmpty()) {
            return Optional.of(command.request());
        }
        if (!stillUp.isEmpty()) {
            return Optional.of(PlanRequest.down(group.module()).target(command.target()));
        }
        return scripts.stream().allMatch(status -> status.state() == ScriptState.APPLIED)
                ? Optional.empty()
                : Optional.of(PlanRequest.up(group.module()));
    }

    private Set<ScriptId> appliedAgain() {
        return migrations.history(command.redone().map(GroupId::module), 0).stream()
                .filter(event -> event.sequence() > before && event.kind() == Kind.APPLIED)
                .map(HistoryEvent::script)
                .collect(Collectors.toSet());
    }

    private Set<String> goingDown() throws SQLException {
        return new ImageReader(connection)
                .unfinished().stream()
                        .filter(row -> !row.up())
                        .map(Unfinished::script)
                        .collect(Collectors.toSet());
    }
}
