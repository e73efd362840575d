package dev.banister.engine.run;

import dev.banister.engine.database.SqlText;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the statements were that a script had executed when it failed, for whoever edits one of them.
 *
 * @param lines one for each statement, from the first: its line in the file, its hash, and its text as people are shown it
 */
record DoneTexts(List<String> lines) {

    /** More of them nobody reads, and a script may have millions. */
    private static final int MOST = 1000;

    private static final String SEPARATOR = "\t";

    DoneTexts {
        lines = List.copyOf(lines);
    }

    static DoneTexts of(SqlScript script, int done) {
        return new DoneTexts(script.statements().subList(0, Math.min(done, MOST)).stream()
                .map(statement -> String.join(
                        SEPARATOR,
                        Integer.toString(statement.line()),
                        statement.hash(),
                        SqlText.shorten(statement.text())))
                .toList());
    }

    static DoneTexts parse(String text) {
        return new DoneTexts(text.lines().toList());
    }

    String text() {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    /**
     * The first statement that is another one now.
     *
     * @param then what it was
     * @param now what stands in its place, if anything does
     */
    record Edited(int number, String then, Optional<Statement> now) {}

    /** Empty if all that is known of them is the same. */
    Optional<Edited> edited(SqlScript script) {
        for (int i = 0; i < lines.size(); i++) {
            String[] line = lines.get(i).split(SEPARATOR, 3);
            Optional<Statement> now = i < script.statements().size()
                    ? Optional.of(script.statements().get(i))
                    : Optional.empty();
            if (line.length == 3
                    && now.filter(statement -> statement.hash().equals(line[1])).isEmpty()) {
                return Optional.of(new Edited(i + 1, "line " + line[0] + ": " + line[2], now));
            }
        }
        return Optional.empty();
    }
}
