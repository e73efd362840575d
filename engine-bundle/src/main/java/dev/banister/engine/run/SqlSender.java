package dev.banister.engine.run;

import dev.banister.api.model.Place;
import dev.banister.engine.database.StatementRefusedException;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.lease.Lease;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import dev.banister.engine.script.Statement.Kind;
import dev.banister.engine.script.StatementData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Sends the statements of one script, and says which one it was that the database refused. */
final class SqlSender {

    private final RunConnection run;
    private final Lease lease;
    private final Overseer overseer;
    private final Optional<Duration> limit;
    private final Place place;
    private final SqlScript script;
    private final Function<Statement, String> texts;

    /**
     * @param limit how long a statement may run
     * @param place of the script
     * @param texts what makes its statements' texts as they are sent
     */
    SqlSender(
            RunSession session,
            Optional<Duration> limit,
            Place place,
            SqlScript script,
            Function<Statement, String> texts) {
        this.run = session.run();
        this.lease = session.lease();
        this.overseer = session.overseer();
        this.limit = limit;
        this.place = place;
        this.script = script;
        this.texts = texts;
    }

    /** Those that come after so many. */
    List<Statement> after(int done) {
        return script.statements().subList(done, script.statements().size());
    }

    /** Sends again what only changes the session among the first so many statements. */
    void replay(java.sql.Statement jdbc, int done) {
        for (Statement statement : script.statements().subList(0, done)) {
            if (statement.kind() == Kind.SESSION) {
                send(jdbc, statement);
            }
        }
    }

    /** Sends again those settings among the first so many statements that a transaction ignores. */
    void replayFrames(java.sql.Statement jdbc, int done) {
        for (Statement statement : script.statements().subList(0, done)) {
            if (statement.kind() == Kind.FRAME) {
                sendOutside(jdbc, statement);
            }
        }
    }

    void send(java.sql.Statement jdbc, Statement statement) {
        String sql = text(statement);
        attend(jdbc, statement);
        try {
            run.dialect().send(jdbc, sql, statement);
        } catch (SQLException e) {
            throw refused(statement, sql, e);
        } finally {
            overseer.unwatch();
        }
    }

    void sendOutside(java.sql.Statement jdbc, Statement statement) {
        String sql = text(statement);
        attend(jdbc, statement);
        try {
            run.sendOutside(jdbc, sql, statement);
        } catch (SQLException e) {
            throw refused(statement, sql, e);
        } finally {
            overseer.unwatch();
        }
    }

    private void attend(java.sql.Statement jdbc, Statement statement) {
        lease.doing(() -> at(statement).toString());
        overseer.watch(jdbc, limit);
    }

    private Place at(Statement statement) {
        return place.file(script.file()).line(statement.line()).statement(statement.number());
    }

    /** The very line of the file, if the database tells which of the lines it was. */
    private Place at(Statement statement, StatementData data, OptionalInt line) {
        return line.isPresent() ? at(statement).line(data.line() + line.getAsInt() - 1) : at(statement);
    }

    private String text(Statement statement) {
        return texts.apply(statement);
    }

    private StatementRefusedException refused(Statement statement, String sql, SQLException e) {
        Place where = statement
                .data()
                .map(data -> at(statement, data, run.dialect().dataLine(e)))
                .orElseGet(() -> at(statement));
        return new StatementRefusedException(where, sql, run.dialect(), e);
    }
}
