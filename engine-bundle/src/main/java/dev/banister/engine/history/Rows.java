package dev.banister.engine.history;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.dialect.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Between rows of our tables and values. */
final class Rows {

    private Rows() {}

    static HistoryRow history(ResultSet row, Dialect dialect) throws SQLException {
        HistoryRecord record = new HistoryRecord(
                script(row),
                HistoryRecord.State.valueOf(row.getString("state")),
                row.getLong("sequence"),
                ModuleVersion.parse(row.getString("module_version")),
                row.getString("checksum"),
                row.getString("down_checksum"),
                row.getString("file"),
                row.getBoolean("reversible"),
                row.getBoolean("late"),
                groups(row.getString("requirements")),
                dialect.instant(row, "changed_at"),
                row.getInt("statements_done"));
        return new HistoryRow(
                record,
                new Progress(row.getInt("in_flight"), row.getString("done_digest"), row.getBoolean("resumable")));
    }

    static HistoryEvent event(ResultSet row, Dialect dialect) throws SQLException {
        return new LoggedEvent(
                row.getLong("sequence"),
                HistoryEvent.Kind.valueOf(row.getString("kind")),
                script(row),
                ModuleVersion.parse(row.getString("module_version")),
                dialect.instant(row, "happened_at"),
                Duration.ofMillis(row.getLong("duration_ms")),
                row.getString("run_id"),
                row.getString("who"),
                row.getString("host"),
                row.getString("checksum"),
                row.getString("note"));
    }

    private static ScriptId script(ResultSet row) throws SQLException {
        ModuleId module = new ModuleId(row.getString("module"));
        return new ScriptId(new GroupId(module, GroupName.of(row.getString("group_name"))), row.getString("script"));
    }

    private static Set<GroupId> groups(String lines) {
        return lines.lines().map(GroupId::parse).collect(Collectors.toSet());
    }

    private static String lines(Set<GroupId> groups) {
        return groups.stream().map(GroupId::toString).sorted().collect(Collectors.joining("\n"));
    }

    /** Parameters that a key ends with. */
    static List<Object> key(ScriptId script) {
        return List.of(script.module().value(), script.group().name().text(), script.name());
    }

    /** Parameters of a row, its key at the end. */
    static List<Object> parameters(HistoryRow row) {
        HistoryRecord record = row.record();
        List<Object> parameters = new ArrayList<>(List.of(
                record.state().name(),
                record.sequence(),
                record.moduleVersion().toString(),
                record.checksum(),
                record.downChecksum(),
                record.file(),
                record.reversible(),
                record.late(),
                lines(record.requirements())));
        parameters.addAll(List.of(
                record.statementsDone(),
                row.progress().inFlight(),
                row.progress().digest(),
                row.progress().resumable()));
        parameters.addAll(key(record.script()));
        return parameters;
    }
}
