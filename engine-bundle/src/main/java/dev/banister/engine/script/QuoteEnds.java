package dev.banister.engine.script;

/** Finds the ends of texts and names in quotes. Every question is answered by a position, or by {@link #NONE}. */
final class QuoteEnds {

    /** What was opened is not closed. */
    static final int NONE = -1;

    private final CharKinds kinds;
    private final boolean continued;
    private final char[] text;
    private final int end;

    /** @param continued may a text with backslashes go on in new quotes on the next line? */
    QuoteEnds(CharKinds kinds, boolean continued, Window window) {
        this.kinds = kinds;
        this.continued = continued;
        this.text = window.text();
        this.end = window.end();
    }

    /** The position behind a closing quote; one that is doubled does not close. */
    int plain(int from, char quote) {
        int at = from;
        while (true) {
            while (at < end && text[at] != quote) {
                at++;
            }
            if (at >= end) {
                return NONE;
            }
            if (at + 1 >= end || text[at + 1] != quote) {
                return at + 1;
            }
            at += 2;
        }
    }

    /** The same where a backslash takes away the meaning of what follows. */
    int escaped(int from, char quote) {
        int at = from;
        while (at < end) {
            char c = text[at];
            if (c == '\\') {
                at += 2;
            } else if (c != quote) {
                at++;
            } else if (at + 1 < end && text[at + 1] == quote) {
                at += 2;
            } else {
                int next = continued ? continuation(at + 1) : at + 1;
                if (next == at + 1) {
                    return next;
                }
                at = next;
            }
        }
        return NONE;
    }

    /** Adjacent quotes with a line end between make one text, in which backslashes keep their meaning. */
    private int continuation(int behind) {
        boolean newLine = false;
        int at = behind;
        while (at < end && kinds.of(text[at]) == CharKinds.BLANK) {
            newLine |= text[at] == '\n' || text[at] == '\r';
            at++;
        }
        return newLine && at < end && text[at] == '\'' ? at + 1 : behind;
    }

    /** The position behind a closing bracket. */
    int bracketed(int from) {
        for (int at = from; at < end; at++) {
            if (text[at] == ']') {
                return at + 1;
            }
        }
        return NONE;
    }

    /** The position behind the opening {@code $tag$} that begins here; {@link #NONE} if there is none. */
    int dollarTag(int from, boolean mayHaveName) {
        int at = from + 1;
        if (mayHaveName && at < end && !(text[at] >= '0' && text[at] <= '9')) {
            while (at < end && text[at] != '$' && kinds.isNamePart(text[at])) {
                at++;
            }
        }
        return at < end && text[at] == '$' ? at + 1 : NONE;
    }

    /** The position behind the tag's second coming. */
    int dollars(int from, int length) {
        for (int at = from + length; at + length <= end; at++) {
            if (text[at] == '$' && isSame(from, at, length)) {
                return at + length;
            }
        }
        return NONE;
    }

    private boolean isSame(int one, int other, int length) {
        for (int i = 1; i < length; i++) {
            if (text[one + i] != text[other + i]) {
                return false;
            }
        }
        return true;
    }
}
