package dev.banister.engine.script;

import java.util.Set;

/**
 * How one database product writes its scripts: what the lexer has to know to find the ends of statements, and the
 * first words that tell what a statement does. Immutable.
 *
 * @param slashComments does {@code //} begin a comment that goes to the end of the line?
 * @param nestedComments may a comment {@code /* … *}{@code /} hold another one?
 * @param dollarBodies is {@code $$ … $$} a text, such as the body of a function?
 * @param backtickNames does {@code `} quote a name?
 * @param dataWords first words, in upper case, of the statements that read or change rows and never commit
 * @param sessionWords first words of those that change nothing but the session
 * @param sessionSettings what may follow SET so that the statement changes nothing but the session; {@code @} stands for
 *     a variable
 */
public record ScriptSyntax(
        boolean slashComments,
        boolean nestedComments,
        boolean dollarBodies,
        boolean backtickNames,
        Set<String> dataWords,
        Set<String> sessionWords,
        Set<String> sessionSettings) {

    /**
     * Of H2 2.x in its regular mode. CALL is no data word, since a function may do anything; of the settings only those
     * are named here that H2 was seen not to commit for.
     */
    public static final ScriptSyntax H2 = new ScriptSyntax(
            true,
            true,
            true,
            true,
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "WITH", "TABLE", "EXPLAIN", "SHOW"),
            Set.of("USE"),
            Set.of(
                    "@",
                    "CATALOG",
                    "LOCK_TIMEOUT",
                    "NON_KEYWORDS",
                    "QUERY_TIMEOUT",
                    "SCHEMA",
                    "SCHEMA_SEARCH_PATH",
                    "TIME",
                    "TRUNCATE_LARGE_LENGTH",
                    "VARIABLE_BINARY"));

    public ScriptSyntax {
        dataWords = Set.copyOf(dataWords);
        sessionWords = Set.copyOf(sessionWords);
        sessionSettings = Set.copyOf(sessionSettings);
    }

    Statement.Kind kind(FirstWords words) {
        String first = words.first();
        if (dataWords.contains(first)) {
            return Statement.Kind.DATA;
        }
        boolean session = "SET".equals(first) ? sessionSettings.contains(words.second()) : sessionWords.contains(first);
        return session ? Statement.Kind.SESSION : Statement.Kind.STRUCTURE;
    }
}
