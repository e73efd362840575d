package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.script.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What statements leave behind in the session, told from their text. */
final class SessionEffects {

    private static final Pattern OF_ROWS = Pattern.compile("@|_LOCK\\s*\\(");
    private static final Pattern OF_STRUCTURE = Pattern.compile("@|\\b(SET|TEMPORARY|CALL|EXECUTE|BEGIN|HANDLER)\\b");

    /** What reads rows or the clock, or what rows have left in a variable, is something else the second time. */
    private static final Pattern NOT_AGAIN = Pattern.compile(
            "\\b(SELECT|TABLE|VALUES|NEXT|CURRENT_\\w+|LOCALTIME\\w*|UTC_\\w+)\\b|\\(|@@\\W*(\\w+\\W*\\.\\W*)?"
                    + "(IDENTITY|LAST_INSERT_ID|TIMESTAMP|ERROR_COUNT|WARNING_COUNT)\\b");

    private static final Pattern ASSIGNS =
            Pattern.compile("\\bINTO\\s+@|:=|_LOCK\\s*\\(|\\bCALL\\b.*@", Pattern.DOTALL);

    private static final String NAME = "((?:`(?:[^`]|``)+`|[\\w$]+)(?:\\s*\\.\\s*(?:`(?:[^`]|``)+`|[\\w$]+))?)";
    private static final String BLANK = "(?:\\s|/\\*.*?\\*/)";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern TEMPORARY = Pattern.compile(
            BLANK + "*CREATE" + BLANK + "+(?:OR" + BLANK + "+REPLACE" + BLANK + "+)?TEMPORARY" + BLANK + "+TABLE"
                    + BLANK + "+(?:IF" + BLANK + "+NOT" + BLANK + "+EXISTS" + BLANK + "+)?" + NAME + ".*",
            FLAGS);
    private static final Pattern PREPARED =
            Pattern.compile(BLANK + "*PREPARE" + BLANK + "+" + NAME + BLANK + "+FROM\\b.*", FLAGS);

    private SessionEffects() {}

    private static String upper(Statement statement) {
        return statement.text().toUpperCase(Locale.ROOT);
    }

    static boolean changes(Statement statement) {
        return switch (statement.kind()) {
            case SESSION, FRAME -> true;
            case DATA -> OF_ROWS.matcher(upper(statement)).find();
            case STRUCTURE, OUTSIDE -> OF_STRUCTURE.matcher(upper(statement)).find();
        };
    }

    static boolean isReplayable(Statement statement) {
        return PREPARED.matcher(statement.text()).matches()
                || !NOT_AGAIN.matcher(upper(statement)).find();
    }

    static boolean endsWithSession(Statement statement) {
        return TEMPORARY.matcher(statement.text()).matches()
                || ASSIGNS.matcher(upper(statement)).find();
    }

    /** What undoes a statement that the server keeps no list of for anybody to read. */
    static Optional<String> undo(String sql) {
        Matcher table = TEMPORARY.matcher(sql);
        if (table.matches()) {
            return Optional.of("DROP TEMPORARY TABLE IF EXISTS " + table.group(1));
        }
        Matcher prepared = PREPARED.matcher(sql);
        return prepared.matches() ? Optional.of("DEALLOCATE PREPARE " + prepared.group(1)) : Optional.empty();
    }
}
