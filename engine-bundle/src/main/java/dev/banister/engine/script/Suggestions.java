package dev.banister.engine.script;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody may have meant who wrote a name that does not exist. */
public final class Suggestions {

    private static final int MOST = 3;

    private Suggestions() {}

    /** A sentence that begins with {@code did you mean}, or else one that says where to look. */
    public static String remedy(String text, Collection<String> names, String elsewhere) {
        List<String> closest = closest(text, names);
        return closest.isEmpty()
                ? elsewhere
                : "did you mean "
                        + closest.stream().map(name -> "'" + name + "'").collect(Collectors.joining(" or ")) + "?";
    }

    /** At most three, the closest first: what contains the text, and what is written almost like it. */
    private static List<String> closest(String text, Collection<String> names) {
        String wanted = text.toLowerCase(Locale.ROOT);
        int allowed = Math.max(2, wanted.length() / 4);
        return names.stream()
                .filter(name -> distance(wanted, name) <= allowed)
                .sorted(Comparator.comparingInt((String name) -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static int distance(String wanted, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return wanted.length() > 1 && lower.contains(wanted) ? 1 : edits(wanted, lower);
    }

    /** How many characters must be put in, taken out or replaced to make one of the other (Levenshtein). */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column - 1], row[column]) + 1);
            }
        }
        return row[to.length()];
    }
}
