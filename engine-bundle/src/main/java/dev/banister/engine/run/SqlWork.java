package dev.banister.engine.run;

import dev.banister.api.model.Place;
import dev.banister.engine.database.StatementRefusedException;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRow;
import dev.banister.engine.history.Progress;
import dev.banister.engine.script.Digest;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import dev.banister.engine.script.Statement.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A script in SQL on a database whose changes of structure commit. Statements on rows and the count of what is done are
 * one transaction. Before a change of structure the history says that it is in flight; that is carried by the change's own
 * commit, so it is never there without that note, and costs no commit more. Once it is done and rows are next, the history
 * says so first, lest a crash in a long statement on rows leave the change in doubt.
 */
final class SqlWork implements ScriptWork {

    private final RunSession session;
    private final Direction direction;
    private final HistoryRecord record;
    private final SqlScript script;
    private final List<String> texts;
    private final int from;
    private final List<String> digests;
    private int executed;
    private boolean structureJustDone;

    /**
     * @param record what the history is to hold once it is applied, or holds before it is reverted
     * @param texts of the statements, as they are sent
     * @param from how many statements are done already
     */
    SqlWork(
            RunSession session,
            Direction direction,
            HistoryRecord record,
            SqlScript script,
            List<String> texts,
            int from) {
        this.session = session;
        this.direction = direction;
        this.record = record;
        this.script = script;
        this.texts = texts;
        this.from = from;
        this.executed = from;
        this.digests = digests(script);
    }

    /** Of the first none, one, two … statements: each made of the one before, so that a long script costs no more. */
    static List<String> digests(SqlScript script) {
        Digest digest = new Digest();
        List<String> digests = new ArrayList<>(script.statements().size() + 1);
        digests.add("");
        for (Statement statement : script.statements()) {
            digests.add(digest.of(digests.get(digests.size() - 1) + statement.hash()));
        }
        return digests;
    }

    @Override
    public HistoryRow first() {
        return row(from, beginsWithStructure() ? from + 1 : 0);
    }

    private HistoryRow row(int done, int inFlight) {
        return new HistoryRow(
                record.in(direction.begun()).done(done), new Progress(inFlight, digests.get(done), isReplayable(done)));
    }

    /** What only changes the session is run again before the rest is; if it reads rows, they are others by then. */
    private boolean isReplayable(int done) {
        return script.statements().subList(0, done).stream()
                .filter(statement -> statement.kind() == Kind.SESSION)
                .allMatch(session.dialect()::isReplayable);
    }

    @Override
    public boolean beginsWithStructure() {
        return from < texts.size() && script.statements().get(from).kind() == Kind.STRUCTURE;
    }

    @Override
    public void execute(boolean announced) throws SQLException {
        if (script.directives().lockTimeout().isPresent()) {
            session.dialect()
                    .limitLockWait(
                            session.connection(),
                            script.directives().lockTimeout().get());
        }
        try (java.sql.Statement jdbc = session.connection().createStatement()) {
            for (Statement statement : script.statements().subList(0, from)) {
                if (statement.kind() == Kind.SESSION) {
                    send(jdbc, statement);
                }
            }
            boolean written = announced;
            for (Statement statement : script.statements().subList(from, texts.size())) {
                session.requireGoing();
                if (!written) {
                    writeBefore(statement);
                }
                written = false;
                send(jdbc, statement);
                executed = statement.number();
                structureJustDone = statement.kind() == Kind.STRUCTURE;
                commitIfAlone(statement);
            }
        }
    }

    private void writeBefore(Statement statement) throws SQLException {
        switch (statement.kind()) {
            case STRUCTURE -> session.writer().save(row(executed, statement.number()));
            case SESSION -> session.writer().save(row(executed, 0));
            case DATA -> {
                if (structureJustDone) {
                    session.writer().save(row(executed, 0));
                    session.writer().commit();
                }
            }
        }
    }

    private void commitIfAlone(Statement statement) throws SQLException {
        if (!script.directives().transaction() && statement.kind() == Kind.DATA) {
            session.writer().save(row(executed, 0));
            session.writer().commit();
        }
    }

    private void send(java.sql.Statement jdbc, Statement statement) {
        String sql = texts.get(statement.number() - 1);
        try {
            jdbc.execute(sql);
        } catch (SQLException e) {
            Place place = Place.of(record.script())
                    .file(script.file())
                    .line(statement.line())
                    .statement(statement.number());
            throw new StatementRefusedException(place, sql, session.dialect(), e);
        }
    }

    /** Of a statement that was in flight we know whether it was executed; of a dead runner's we would not. */
    private int committed(HistoryRow left) {
        if (!hasCommitted(left)) {
            return from;
        }
        int inFlight = left.progress().inFlight();
        return inFlight > 0 && inFlight <= executed ? inFlight : left.record().statementsDone();
    }

    @Override
    public HistoryRow failed(HistoryRow left) {
        int done = committed(left);
        return direction.isUndone(done)
                ? new HistoryRow(record, Progress.NONE)
                : new HistoryRow(
                        record.in(direction.failed()).done(done),
                        new Progress(0, digests.get(done), isReplayable(done)));
    }

    @Override
    public boolean hasCommitted(HistoryRow left) {
        return left.record().state() == direction.begun();
    }

    @Override
    public boolean changesSession() {
        return script.directives().lockTimeout().isPresent()
                || script.statements().stream().anyMatch(session.dialect()::changesSession);
    }

    @Override
    public int statements() {
        return texts.size();
    }

    @Override
    public List<String> executed() {
        return List.of();
    }
}
