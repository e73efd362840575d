package dev.banister.engine.script;

import java.util.Set;

/**
 * The assignments of a SET, as far as its known words go: {@code SET a = 1, @@session.b := 2, NAMES c}. One is looked at
 * after the other. For one thread.
 */
final class Assignments {

    private static final Set<String> SCOPES = Set.of("SESSION", "LOCAL", "GLOBAL", "PERSIST", "PERSIST_ONLY");

    private final Words words;
    private int name;
    private int end;
    private boolean own;

    /** @param words that begin with SET */
    Assignments(Words words) {
        this.words = words;
    }

    /** Goes to the next one. */
    boolean next() {
        name = end + 1;
        if (name >= words.known()) {
            return false;
        }
        readName();
        int depth = 0;
        end = name;
        while (end < words.known() && (depth > 0 || !",".equals(words.at(end)))) {
            depth += "(".equals(words.at(end)) ? 1 : ")".equals(words.at(end)) ? -1 : 0;
            end++;
        }
        return true;
    }

    private void readName() {
        boolean at = "@".equals(words.at(name));
        boolean server = at && "@".equals(words.at(name + 1));
        own = at && !server;
        name += server ? 2 : at ? 1 : 0;
        boolean scoped = SCOPES.contains(words.at(name));
        if (scoped) {
            name += ".".equals(words.at(name + 1)) ? 2 : 1;
        }
    }

    /** Is a variable of the author's own set? */
    boolean isOwn() {
        return own;
    }

    /** In upper case and without quotes; of what is no assignment, such as SET NAMES, its first word. */
    String name() {
        return words.name(name);
    }

    boolean isNamed(Set<String> names) {
        return !own && names.contains(name());
    }

    /** The first word of the value, in upper case and without quotes. */
    String value() {
        int at = name + 1;
        while (at < end && isBeforeValue(words.at(at))) {
            at++;
        }
        return at < end ? words.name(at) : "";
    }

    private static boolean isBeforeValue(String word) {
        return ":".equals(word) || "=".equals(word) || "TO".equals(word) || "SET".equals(word);
    }

    /** Has any word of the value, in quotes or not, one of these in it? */
    boolean hasIn(Set<String> parts) {
        for (int i = name + 1; i < end; i++) {
            String word = words.name(i);
            for (String part : word.split("\\W+", -1)) {
                if (parts.contains(part)) {
                    return true;
                }
            }
        }
        return false;
    }
}
