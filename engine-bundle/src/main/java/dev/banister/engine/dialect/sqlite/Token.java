package dev.banister.engine.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of SQL that is no blank and no comment.
 *
 * @param start its place in the text
 * @param end of it, exclusive
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        /** A name, keyword or number. */
        WORD,
        /** A name in quotes; in double quotes it may be a text. */
        NAME,
        TEXT,
        SIGN
    }

    private static final Pattern TOKEN = Pattern.compile(
            "(?<gap>\\s+|--[^\\n]*|/\\*.*?(?:\\*/|\\z))"
                    + "|(?<name>\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|\\[[^]]*])"
                    + "|(?<text>[xX]?'(?:[^']|'')*')"
                    + "|(?<word>0[xX][0-9a-fA-F]+|[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\\.[0-9]+(?:[eE][+-]?[0-9]+)?"
                    + "|[\\p{Alnum}_$\\x{80}-\\x{10FFFF}]+)"
                    + "|(?<sign>.)",
            Pattern.DOTALL);

    static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            if (matcher.group("gap") == null) {
                tokens.add(new Token(kind(matcher), matcher.group(), matcher.start(), matcher.end()));
            }
        }
        return tokens;
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("name") != null) {
            return Kind.NAME;
        }
        if (matcher.group("text") != null) {
            return Kind.TEXT;
        }
        return matcher.group("word") != null ? Kind.WORD : Kind.SIGN;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    /** Without its quotes. */
    String name() {
        if (kind == Kind.WORD || kind == Kind.SIGN) {
            return text;
        }
        char quote = text.charAt(text.length() - 1);
        String inside = text.substring(text.indexOf(text.charAt(0)) + 1, text.length() - 1);
        return quote == ']' ? inside : inside.replace("" + quote + quote, "" + quote);
    }
}
