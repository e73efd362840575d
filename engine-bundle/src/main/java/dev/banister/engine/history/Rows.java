package dev.banister.engine.history;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.Collectors;

/** Between rows of our tables and values. */
final class Rows {

    private Rows() {}

    static HistoryRow history(ResultSet row) throws SQLException {
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
                instant(row, "changed_at"),
                row.getInt("statements_done"));
        return new HistoryRow(
                record,
                new Progress(row.getInt("in_flight"), row.getString("done_digest"), row.getBoolean("resumable")));
    }

    static HistoryEvent event(ResultSet row) throws SQLException {
        return new LoggedEvent(
                row.getLong("sequence"),
                HistoryEvent.Kind.valueOf(row.getString("kind")),
                script(row),
                ModuleVersion.parse(row.getString("module_version")),
                instant(row, "happened_at"),
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

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Set<GroupId> groups(String lines) {
        return lines.lines().map(GroupId::parse).collect(Collectors.toSet());
    }

    private static String lines(Set<GroupId> groups) {
        return groups.stream().map(GroupId::toString).sorted().collect(Collectors.joining("\n"));
    }

    /** Binds what every statement on one row ends with; returns the next free place. */
    static int bindKey(PreparedStatement statement, int from, ScriptId script) throws SQLException {
        statement.setString(from, script.module().value());
        statement.setString(from + 1, script.group().name().text());
        statement.setString(from + 2, script.name());
        return from + 3;
    }

    static void bind(PreparedStatement statement, HistoryRow row) throws SQLException {
        HistoryRecord record = row.record();
        statement.setString(1, record.state().name());
        statement.setLong(2, record.sequence());
        statement.setString(3, record.moduleVersion().toString());
        statement.setString(4, record.checksum());
        statement.setString(5, record.downChecksum());
        statement.setString(6, record.file());
        statement.setBoolean(7, record.reversible());
        statement.setBoolean(8, record.late());
        statement.setString(9, lines(record.requirements()));
        statement.setInt(10, record.statementsDone());
        statement.setInt(11, row.progress().inFlight());
        statement.setString(12, row.progress().digest());
        statement.setBoolean(13, row.progress().resumable());
        bindKey(statement, 14, record.script());
    }
}
