package dev.banister.engine.dialect;

import dev.banister.engine.script.Aim;
import dev.banister.engine.script.ScriptSyntax;
import java.util.Optional;

/**
 * What a database shows of whether a statement has happened: a thing is there or not, or it is defined otherwise.
 * Numbers of rows are never evidence. Immutable.
 */
public interface Evidence {

    /**
     * What is to be asked before and after a statement.
     *
     * @param sql as it is sent
     * @return empty if no answer would be clear
     */
    default Optional<Question> about(String sql) {
        return Aim.of(syntax(), sql)
                .map(aim -> Question.about(aim, this::stored))
                .filter(question -> question.isWritable() && (question.effect().isEmpty() || canAnswer(question)));
    }

    ScriptSyntax syntax();

    /** A name as the database stores it. */
    String stored(Aim.Name name);

    /** Is the answer to such a question clear? */
    boolean canAnswer(Question question);

    /** The schema that the thing is in, as text, in the session that is asked. */
    Expression schema(Question question);

    /** The state of the thing, as text of at most 200 characters; empty text if it is not there. */
    Expression state(Question question);
}
