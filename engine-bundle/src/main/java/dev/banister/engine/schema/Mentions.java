package dev.banister.engine.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for a name in an expression: quoted it has to be the same, bare it may be in another case. */
public final class Mentions {

    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'"
            + "|\"((?:[^\"]|\"\")*)\""
            + "|`((?:[^`]|``)*)`"
            + "|\\[([^]]*)]"
            + "|([\\p{L}_][\\p{L}\\p{N}_$]*)");

    private final String name;

    private Mentions(String name) {
        this.name = name;
    }

    public static Mentions of(String name) {
        return new Mentions(name);
    }

    public boolean in(String sql) {
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            boolean found = name.equals(unquoted(token.group(1), "\""))
                    || name.equals(unquoted(token.group(2), "`"))
                    || name.equals(token.group(3))
                    || name.equalsIgnoreCase(token.group(4));
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** Is it anywhere as a word, in whatever case, even in a text or a remark? For who would rather see too much. */
    public boolean loosely(String sql) {
        String word = "(?<![\\p{L}\\p{N}_$])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_$])";
        String bare = sql.replace("\"\"", "\"").replace("``", "`");
        return Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(bare)
                .find();
    }

    private static @Nullable String unquoted(@Nullable String inside, String quote) {
        return inside == null ? null : inside.replace(quote + quote, quote);
    }
}
