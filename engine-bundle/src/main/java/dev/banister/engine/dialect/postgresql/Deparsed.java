package dev.banister.engine.dialect.postgresql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expressions as the server writes them, in the form in which it writes them ever after. */
final class Deparsed {

    /**
     * {@code kind IN ('a', 'b')} of a varchar: what the server writes for it at first, it writes otherwise once that has
     * been read again.
     */
    private static final Pattern CAST_OF_LIST =
            Pattern.compile("\\((\\(?)ARRAY\\[((?:'(?:[^']|'')*'::character varying(?:, )?)+)\\]\\)?::text\\[\\]\\)");

    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'::character varying");

    private Deparsed() {}

    static String stable(String sql) {
        return CAST_OF_LIST.matcher(sql).replaceAll(list -> {
            boolean isTerse = list.group(1).isEmpty();
            String cast = LITERAL.matcher(list.group(2))
                    .replaceAll(each -> Matcher.quoteReplacement(
                            isTerse ? each.group() + "::text" : "(" + each.group() + ")::text"));
            return Matcher.quoteReplacement("(ARRAY[" + cast + "])");
        });
    }

    /** The same without brackets around the whole of it. */
    static String bare(String sql) {
        String stable = stable(sql);
        return isInBrackets(stable) ? stable.substring(1, stable.length() - 1) : stable;
    }

    /** Is the bracket that it begins with closed by its last character? */
    private static boolean isInBrackets(String sql) {
        if (!sql.startsWith("(") || !sql.endsWith(")")) {
            return false;
        }
        int depth = 0;
        char quote = 0;
        for (int place = 0; place < sql.length() - 1; place++) {
            char each = sql.charAt(place);
            if (quote != 0) {
                quote = each == quote ? 0 : quote;
            } else if (each == '\'' || each == '"') {
                quote = each;
            } else if (each == '(') {
                depth++;
            } else if (each == ')' && --depth == 0) {
                return false;
            }
        }
        return true;
    }
}
