package dev.banister.engine.run;

import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import dev.banister.engine.script.Statement.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What a script sets in the session that its later transactions count on.
 *
 * @param sets what is set, and where
 * @param parts what makes it more than one transaction, and where
 */
record OneSession(String sets, String parts) {

    private static final int LONGEST = 80;

    /** What a script needs one session for, if it does. */
    static Optional<OneSession> neededBy(SqlScript script, Dialect dialect) {
        Optional<String> parts = parts(script);
        Optional<String> sets = script.statements().stream()
                .filter(statement -> dialect.changesSession(statement) || dialect.endsWithSession(statement))
                .findFirst()
                .map(OneSession::shown)
                .or(() -> script.directives().lockTimeout().map(limit -> "the directive lock-timeout in its head"));
        return parts.isPresent() && sets.isPresent()
                ? Optional.of(new OneSession(sets.get(), parts.get()))
                : Optional.empty();
    }

    private static Optional<String> parts(SqlScript script) {
        return script.directives().transaction()
                ? script.statements().stream()
                        .filter(statement -> statement.kind() == Kind.OUTSIDE)
                        .findFirst()
                        .map(OneSession::shown)
                : Optional.of("the directive transaction=false in its head");
    }

    private static String shown(Statement statement) {
        String text = statement.text().strip().replaceAll("\\s+", " ");
        String fitting = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return "line " + statement.line() + ": " + fitting;
    }

    List<String> facts() {
        return List.of("it sets: " + sets, "what does not run in the same transaction: " + parts);
    }
}
