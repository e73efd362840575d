package dev.banister.engine.run;

import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.engine.history.HistoryRow;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import dev.banister.engine.script.Statement.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A script in SQL on a database whose changes of structure commit. Statements on rows and the count of what is done are
 * one transaction. Before a change of structure the history says that it is in flight; that is carried by the change's own
 * commit, so it is never there without that note, and costs no commit more. Once it is done and rows are next, the history
 * says so first, lest a crash in a long statement on rows leave the change in doubt.
 */
final class SqlWork implements ScriptWork {

    private final RunSession session;
    private final SqlProgress progress;
    private final SqlScript script;
    private final SqlSender sender;
    private final TransactionTerms terms;
    private final int from;
    private int executed;
    private boolean structureJustDone;

    /** @param from how many statements are done already */
    SqlWork(
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
        return progress.row(from, beginsWithStructure() ? from + 1 : 0);
    }

    @Override
    public boolean beginsWithStructure() {
        return from < statements() && script.statements().get(from).kind() == Kind.STRUCTURE;
    }

    @Override
    public void execute(boolean announced) throws SQLException {
        session.run().begin(terms);
        try (java.sql.Statement jdbc = session.connection().createStatement()) {
            sender.replay(jdbc, from);
            boolean written = announced;
            for (Statement statement : sender.after(from)) {
                session.requireGoing();
                if (!written) {
                    writeBefore(statement);
                }
                written = false;
                sender.send(jdbc, statement);
                executed = statement.number();
                structureJustDone = statement.kind() == Kind.STRUCTURE;
                commitIfAlone(statement);
            }
        }
    }

    private void writeBefore(Statement statement) throws SQLException {
        switch (statement.kind()) {
            case STRUCTURE, OUTSIDE -> session.writer().save(progress.row(executed, statement.number()));
            case SESSION, FRAME -> session.writer().save(progress.row(executed, 0));
            case DATA -> {
                if (structureJustDone) {
                    session.writer().save(progress.row(executed, 0));
                    session.writer().commit();
                }
            }
        }
    }

    private void commitIfAlone(Statement statement) throws SQLException {
        if (!script.directives().transaction() && statement.kind() == Kind.DATA) {
            session.writer().save(progress.row(executed, 0));
            session.writer().commit();
        }
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
        return terms.lockTimeout().isPresent()
                || script.statements().stream().anyMatch(session.dialect()::changesSession);
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
