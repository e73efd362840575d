package dev.banister.engine.script;

import dev.banister.engine.script.ScriptSyntax.Trait;

/** Tells comments from code in what begins with a slash and a star, and finds their ends. */
final class CommentEnds {

    private static final int LEAST_NINES = 5;

    /** What is for no version may hold one comment, on any server. */
    private static final int DEEPEST_FOR_NO_VERSION = 2;

    private final boolean executable;
    private final int deepest;
    private final char[] text;
    private final int end;

    CommentEnds(ScriptSyntax syntax, Window window) {
        this.executable = syntax.has(Trait.EXECUTABLE_COMMENTS);
        this.deepest = syntax.has(Trait.NESTED_COMMENTS) ? Integer.MAX_VALUE : 1;
        this.text = window.text();
        this.end = window.end();
    }

    /** @param star position of the star that opens it */
    boolean isCode(int star) {
        return isForVersions(star) && !isForNoVersion(star);
    }

    private boolean isForVersions(int star) {
        return executable && (isAt(star + 1, '!') || (isAt(star + 1, 'M') && isAt(star + 2, '!')));
    }

    /** Dumps tell a client something in what is for a version that no server will ever have. */
    private boolean isForNoVersion(int star) {
        int from = version(star);
        int nines = from;
        while (isAt(nines, '9')) {
            nines++;
        }
        return nines - from >= LEAST_NINES && nines == behindVersion(star);
    }

    private int version(int star) {
        return star + (isAt(star + 1, '!') ? 2 : 3);
    }

    /** Behind the version, if there is one, that code is for. */
    int behindVersion(int star) {
        int at = version(star);
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The position behind a comment; {@link QuoteEnds#NONE} if it is not closed. */
    int behind(int star) {
        int deepestHere = isForVersions(star) ? DEEPEST_FOR_NO_VERSION : deepest;
        int depth = 1;
        int at = star + 1;
        while (at + 1 < end) {
            if (text[at] == '*' && text[at + 1] == '/') {
                at += 2;
                if (--depth == 0) {
                    return at;
                }
            } else if (depth < deepestHere && text[at] == '/' && text[at + 1] == '*') {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
        return QuoteEnds.NONE;
    }

    private boolean isAt(int at, char c) {
        return at < end && text[at] == c;
    }
}
