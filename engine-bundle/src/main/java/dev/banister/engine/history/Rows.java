package dev.banister.engine.history;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Question;
import dev.banister.engine.dialect.Trace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Between rows of our tables and values. */
final class Rows {

    private Rows() {}

    /** @param format of our tables */
    static HistoryRow history(ResultSet row, Dialect dialect, int format) throws SQLException {
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
        Progress progress =
                Progress.inFlight(row.getInt("in_flight"), row.getString("done_digest"), row.getBoolean("resumable"));
        Optional<Question> question =
                asksQuestions(format) ? Question.parse(row.getString("question")) : Optional.empty();
        String nextDigest = asksQuestions(format) ? row.getString("next_digest") : "";
        return new HistoryRow(
                record,
                question.map(asked -> progress.asking(asked, nextDigest)).orElse(progress));
    }

    private static boolean asksQuestions(int format) {
        return format > 2;
    }

    /** What tells whether the row's statement in flight has happened. */
    static Optional<Trace> trace(ResultSet row, HistoryRow read) throws SQLException {
        if (read.progress().question().isEmpty()) {
            return Optional.empty();
        }
        Question question = read.progress().question().get().in(row.getString("question_schema"));
        return Optional.of(new Trace(question, row.getString("answer_before")));
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

    static ScriptId script(ResultSet row) throws SQLException {
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

    /** Parameters of a row, without its key. */
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
                row.progress().resumable(),
                row.progress().question().map(Question::text).orElse(""),
                row.progress().nextDigest()));
        return parameters;
    }
}
