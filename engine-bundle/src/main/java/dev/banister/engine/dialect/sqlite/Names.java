package dev.banister.engine.dialect.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * Names in texts that SQLite keeps as they were written. Renaming puts quotes around them that were not there before, so
 * structures hold them without wherever that means the same.
 */
final class Names {

    private static final Pattern PLAIN =
            Pattern.compile("[\\p{Alpha}_\\x{80}-\\x{10FFFF}][\\p{Alnum}_$\\x{80}-\\x{10FFFF}]*");

    private static final Set<String> KEYWORDS = Set.of(
            ("ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN BETWEEN"
                            + " BY CASCADE CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT"
                            + " CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC"
                            + " DETACH DISTINCT DO DROP EACH ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL"
                            + " FALSE FILTER FIRST FOLLOWING FOR FOREIGN FROM FULL GENERATED GLOB GROUP GROUPS HAVING IF"
                            + " IGNORE IMMEDIATE IN INDEX INDEXED INITIALLY INNER INSERT INSTEAD INTERSECT INTO IS ISNULL"
                            + " JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING NOTNULL NULL NULLS"
                            + " OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY RAISE"
                            + " RANGE RECURSIVE REFERENCES REGEXP REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT"
                            + " ROLLBACK ROW ROWS SAVEPOINT SELECT SET STORED STRICT TABLE TEMP TEMPORARY THEN TIES TO"
                            + " TRANSACTION TRIGGER TRUE UNBOUNDED UNION UNIQUE UPDATE USING VACUUM VALUES VIEW VIRTUAL"
                            + " WHEN WHERE WINDOW WITH WITHIN WITHOUT")
                    .split(" "));

    private static final List<String> BEFORE_TABLES =
            List.of("FROM", "JOIN", "INTO", "UPDATE", "ON", "TABLE", "REFERENCES", "VIEW");

    private Names() {}

    /** Without quotes where it needs none. */
    static String bare(String name) {
        boolean plain = PLAIN.matcher(name).matches() && !KEYWORDS.contains(name.toUpperCase(Locale.ROOT));
        return plain ? name : Sql.name(name);
    }

    /** That one of these, in any case. */
    static Optional<String> among(Set<String> names, String name) {
        return names.contains(name)
                ? Optional.of(name)
                : names.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    /** An expression over the columns of one table, where a column's name in double quotes is never a text. */
    static String ofColumns(String expression, Set<String> columns) {
        return unquoted(
                expression,
                columns,
                (before, after) -> !before.isSign('.') && !after.isSign('(') && !after.isSign('.'));
    }

    /** An expression over the columns of one table, without its name in front of them: a copy has another one. */
    static String unqualified(String expression, String table) {
        List<Token> tokens = Token.of(expression);
        StringBuilder text = new StringBuilder(expression);
        for (int i = tokens.size() - 3; i >= 0; i--) {
            Token token = tokens.get(i);
            boolean isTable = (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NAME)
                    && token.name().equalsIgnoreCase(table)
                    && tokens.get(i + 1).isSign('.')
                    && (i == 0 || !tokens.get(i - 1).isSign('.'));
            if (isTable) {
                text.delete(token.start(), tokens.get(i + 2).start());
            }
        }
        return text.toString();
    }

    /** A view or trigger, where the name of a table is taken for one only where no text could stand. */
    static String ofTables(String sql, Set<String> tables) {
        return unquoted(
                sql,
                tables,
                (before, after) -> after.isSign('.') || BEFORE_TABLES.stream().anyMatch(before::isWord));
    }

    private static String unquoted(String sql, Set<String> names, BiPredicate<Token, Token> fits) {
        List<Token> tokens = Token.of(sql);
        Token none = new Token(Token.Kind.TEXT, "''", 0, 0);
        StringBuilder text = new StringBuilder(sql);
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            Token before = i == 0 ? none : tokens.get(i - 1);
            Token after = i + 1 == tokens.size() ? none : tokens.get(i + 1);
            if (token.kind() == Token.Kind.NAME && names.contains(token.name()) && fits.test(before, after)) {
                text.replace(token.start(), token.end(), bare(token.name()));
            }
        }
        return text.toString();
    }

    /** Which of these it mentions. */
    static List<String> mentioned(String sql, Set<String> names) {
        return Token.of(sql).stream()
                .filter(token -> token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NAME)
                .flatMap(token -> among(names, token.name()).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
