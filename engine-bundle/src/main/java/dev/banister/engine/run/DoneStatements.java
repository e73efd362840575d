package dev.banister.engine.run;

import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.script.Digest;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import dev.banister.engine.script.Statement.Kind;
import java.util.Iterator;

/**
 * What the history has to know of the first so many statements of a script. Goes along with the run and holds no more than
 * it was asked last, since a script may have millions. For one thread.
 */
final class DoneStatements {

    private final Dialect dialect;
    private final SqlScript script;
    private final Digest sha256 = new Digest();
    private Iterator<Statement> rest;
    private int done;
    private String digest = "";
    private boolean replayable = true;

    DoneStatements(Dialect dialect, SqlScript script) {
        this.dialect = dialect;
        this.script = script;
        this.rest = script.statements().iterator();
    }

    /** Of each made of the one before and its own hash, so that a long script costs no more. */
    String digest(int count) {
        goTo(count);
        return digest;
    }

    /** What only changes the session is run again before the rest is; if it reads rows, they are others by then. */
    boolean areReplayable(int count) {
        goTo(count);
        return replayable;
    }

    /** The same without going on from there. */
    static String digest(SqlScript script, int count) {
        Digest sha256 = new Digest();
        String digest = "";
        for (Statement statement : script.statements().subList(0, count)) {
            digest = following(sha256, digest, statement);
        }
        return digest;
    }

    private static String following(Digest sha256, String before, Statement statement) {
        return sha256.of(before + statement.hash());
    }

    private void goTo(int count) {
        if (count < done) {
            rest = script.statements().iterator();
            done = 0;
            digest = "";
            replayable = true;
        }
        while (done < count) {
            Statement next = rest.next();
            digest = following(sha256, digest, next);
            replayable &= next.kind() == Kind.SESSION ? dialect.isReplayable(next) : !dialect.endsWithSession(next);
            done++;
        }
    }
}
