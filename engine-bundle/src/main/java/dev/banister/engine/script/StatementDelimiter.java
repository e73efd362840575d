package dev.banister.engine.script;

/**
 * What ends a statement. One of letters only, such as {@code GO}, or a single {@code /} counts only where it stands on a
 * line of its own, since both are part of SQL; any other counts wherever it stands outside quotes, comments and bodies.
 */
final class StatementDelimiter {

    static final StatementDelimiter SEMICOLON = new StatementDelimiter(";");

    private final String text;
    private final char first;
    private final boolean alone;

    private StatementDelimiter(String text) {
        this.text = text;
        this.first = text.charAt(0);
        this.alone = "/".equals(text) || text.chars().allMatch(Character::isLetter);
    }

    /** @throws IllegalArgumentException if that cannot be told from the SQL around it; the message is fit for users */
    static StatementDelimiter of(String text) {
        boolean quotesOrBlanks = text.chars().anyMatch(c -> c <= ' ' || c == '\'' || c == '"' || c == '`');
        if (text.isEmpty() || quotesOrBlanks || text.contains("--") || text.contains("/*")) {
            throw new IllegalArgumentException(
                    "a delimiter is some signs or a word without quotes, blanks and" + " comments, such as // or GO");
        }
        return ";".equals(text) ? SEMICOLON : new StatementDelimiter(text);
    }

    /** Does it count only on a line of its own? */
    boolean isAlone() {
        return alone;
    }

    int length() {
        return text.length();
    }

    boolean isAt(char[] script, int position, int end) {
        return script[position] == first
                && position + text.length() <= end
                && isSame(script, position)
                && (!alone || isAloneOnLine(script, position, end));
    }

    private boolean isSame(char[] script, int position) {
        for (int i = 1; i < text.length(); i++) {
            if (script[position + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAloneOnLine(char[] script, int position, int end) {
        int before = position - 1;
        while (before >= 0 && isBlankInLine(script[before])) {
            before--;
        }
        int after = position + text.length();
        while (after < end && isBlankInLine(script[after])) {
            after++;
        }
        return (before < 0 || isLineEnd(script[before])) && (after == end || isLineEnd(script[after]));
    }

    private static boolean isBlankInLine(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
