package dev.banister.engine.run;

import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.engine.history.HistoryRow;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import dev.banister.engine.script.Statement.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A script in SQL on a database that rolls back changes of structure: one transaction, so of one that failed nothing
 * stands. Statements that cannot run inside a transaction part it: what stands before one is committed along with the
 * count of what is done and the note that the one is in flight. Settings that a transaction ignores stand before it and
 * behind it, and leave nothing that could be in doubt.
 */
final class TransactionWork implements ScriptWork {

    private final RunSession session;
    private final SqlProgress progress;
    private final SqlScript script;
    private final SqlSender sender;
    private final TransactionTerms terms;
    private final int from;
    private int executed;
    private boolean inTransaction;

    /** @param from how many statements are done already */
    TransactionWork(
            RunSession session,
            SqlProgress progress,
            SqlScript script,
            SqlSender sender,
            TransactionTerms terms,
            int from) {
        this.session = session;
        this.progress = progress;
        this.script = script;
        this.sender = sender;
        this.terms = terms;
        this.from = from;
        this.executed = from;
    }

    @Override
    public HistoryRow first() {
        return progress.row(from, 0);
    }

    @Override
    public boolean beginsWithStructure() {
        return false;
    }

    @Override
    public Optional<TransactionTerms> terms() {
        boolean begins = from < statements() && isInside(script.statements().get(from));
        return begins ? Optional.of(terms) : Optional.empty();
    }

    private boolean isInside(Statement statement) {
        return statement.kind() != Kind.FRAME && !isOutside(statement);
    }

    private boolean isOutside(Statement statement) {
        return statement.kind() == Kind.OUTSIDE
                || (statement.kind() == Kind.STRUCTURE && !script.directives().transaction());
    }

    @Override
    public void execute(boolean announced) throws SQLException {
        limitOutside();
        try (java.sql.Statement jdbc = session.connection().createStatement()) {
            if (from > 0) {
                sender.replayFrames(jdbc, from);
                begin();
                sender.replay(jdbc, from);
            }
            for (Statement statement : sender.after(from)) {
                session.requireGoing();
                if (isInside(statement)) {
                    begin();
                    sender.send(jdbc, statement);
                } else {
                    settleBefore(statement);
                    sender.sendOutside(jdbc, statement);
                }
                executed = statement.number();
                if (!script.directives().transaction() || isOutside(statement)) {
                    settle(0);
                }
            }
        }
    }

    /** Outside a transaction its terms do not count, only what the session says. */
    private void limitOutside() throws SQLException {
        Optional<Duration> limit = script.directives().lockTimeout();
        if (limit.isPresent() && script.statements().stream().anyMatch(this::isOutside)) {
            session.dialect().limitLockWait(session.connection(), limit.get());
        }
    }

    private void begin() throws SQLException {
        if (!inTransaction) {
            session.run().begin(terms);
            inTransaction = true;
        }
    }

    /** At a script's head there is nothing to commit yet. */
    private void settleBefore(Statement statement) throws SQLException {
        if (isOutside(statement)) {
            settle(statement.number());
        } else if (inTransaction) {
            settle(0);
        }
    }

    private void settle(int inFlight) throws SQLException {
        session.writer().save(progress.row(executed, inFlight));
        session.writer().commit();
        inTransaction = false;
    }

    @Override
    public HistoryRow failed(HistoryRow left) {
        return progress.failed(progress.committed(left, from, executed));
    }

    @Override
    public boolean goesOn() {
        return from > 0;
    }

    @Override
    public Optional<DoneTexts> texts(int done) {
        return done == 0 ? Optional.empty() : Optional.of(DoneTexts.of(script, done));
    }

    @Override
    public boolean hasCommitted(HistoryRow left) {
        return progress.hasCommitted(left);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean changesSession() {
        return script.statements().stream().anyMatch(session.dialect()::changesSession);
    }

    @Override
    public int statements() {
        return script.statements().size();
    }

    @Override
    public List<String> executed() {
        return List.of();
    }
}
