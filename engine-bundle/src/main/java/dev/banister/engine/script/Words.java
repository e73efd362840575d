package dev.banister.engine.script;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first tokens of a statement: words in upper case, signs, and {@link #QUOTED} for what stands in quotes, without the
 * brackets that may stand in front of a query.
 */
final class Words {

    /** What stands in for a quoted token: its text is nobody's keyword. */
    static final String QUOTED = "'";

    /** More than any statement takes to say what it is. */
    private static final int LIMIT = 64;

    private final char[] text;
    private final int[] from = new int[LIMIT];
    private final int[] to = new int[LIMIT];

    /** Those that were asked for already: each is, by several readers. */
    private final @Nullable String[] read = new String[LIMIT];

    private int count;

    Words(Window window) {
        this.text = window.text();
    }

    void clear() {
        count = 0;
    }

    void add(int start, int end) {
        if (count < LIMIT) {
            from[count] = start;
            to[count] = end;
            read[count] = null;
        }
        count++;
    }

    void addSign(int start) {
        if (text[start] != '(' || count > 0) {
            add(start, start + 1);
        }
    }

    void addQuoted(int start, int end) {
        add(-start - 1, end);
    }

    /** How many tokens there are in all. */
    int count() {
        return count;
    }

    /** How many of them can be asked for. */
    int known() {
        return Math.min(count, LIMIT);
    }

    /** Counted from 0; empty text if there is none, or if it stands too far behind. */
    String at(int index) {
        if (index < 0 || index >= known()) {
            return "";
        }
        String known = read[index];
        if (known == null) {
            known = from[index] < 0 ? QUOTED : word(from[index], to[index]);
            read[index] = known;
        }
        return known;
    }

    /** The same for a name, which may stand in quotes. */
    String name(int index) {
        boolean quoted = QUOTED.equals(at(index));
        return quoted ? word(-from[index], to[index] - 1) : at(index);
    }

    String word(int start, int end) {
        return new String(text, start, end - start).toUpperCase(Locale.ROOT);
    }

    String first() {
        return at(0);
    }

    String second() {
        return at(1);
    }

    String third() {
        return at(2);
    }

    boolean have(String word) {
        for (int i = 0; i < known(); i++) {
            if (at(i).equals(word)) {
                return true;
            }
        }
        return false;
    }
}
