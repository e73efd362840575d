package dev.banister.shell.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Numbers, times and suggestions as people read them. */
public final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int FAR = 3;

    private Words() {}

    /** {@code 1 script}, {@code 2 scripts}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 12 ms}, {@code 3.4 s}, {@code 2 min 5 s}. */
    public static String duration(Duration duration) {
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + " ms";
        }
        if (duration.toSeconds() < 60) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /** To the second, UTC. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /**
     * Those of the known words that somebody may have meant who typed this one, the likeliest first; at most three. Of a
     * name with dots or slashes the last part is enough.
     */
    public static List<String> like(String typed, Collection<String> known) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .distinct()
                .filter(word -> far(lower, word) <= reach(lower))
                .sorted(Comparator.comparingInt((String word) -> far(lower, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    private static int far(String lower, String word) {
        String whole = word.toLowerCase(Locale.ROOT);
        String last = whole.substring(Math.max(whole.lastIndexOf('.'), whole.lastIndexOf('/')) + 1);
        return Math.min(distance(lower, whole), distance(lower, last));
    }

    private static int reach(String typed) {
        return Math.min(FAR, Math.max(1, typed.length() / 3));
    }

    /** How many letters must be changed, added, left out or swapped; none if one word holds the other. */
    private static int distance(String one, String other) {
        if (one.length() >= FAR && other.contains(one)) {
            return 0;
        }
        int[][] edits = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                edits[i][j] = edits(edits, one, other, i, j);
            }
        }
        return edits[one.length()][other.length()];
    }

    private static int edits(int[][] edits, String one, String other, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
