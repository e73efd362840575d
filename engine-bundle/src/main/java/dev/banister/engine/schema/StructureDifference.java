package dev.banister.engine.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How two structures differ, in words, one line a difference: {@code table products: column name: varchar(40) instead of
 * varchar(20)}.
 */
public final class StructureDifference {

    /** What a member of an object is called; of a flag also what it is called when it is not there. */
    private record Word(String one, String none) {}

    private static final Map<String, Word> WORDS = Map.ofEntries(
            Map.entry("tables", new Word("table", "")),
            Map.entry("views", new Word("view", "")),
            Map.entry("columns", new Word("column", "")),
            Map.entry("primaryKey", new Word("primary key", "")),
            Map.entry("uniqueKeys", new Word("unique key", "")),
            Map.entry("foreignKeys", new Word("foreign key", "")),
            Map.entry("checks", new Word("check", "")),
            Map.entry("indexes", new Word("index", "")),
            Map.entry("triggers", new Word("trigger", "")),
            Map.entry("notNull", new Word("NOT NULL", "nullable")),
            Map.entry("counting", new Word("counting up", "not counting up")),
            Map.entry("unique", new Word("unique", "not unique")),
            Map.entry("defaultNow", new Word("default now", "no such default")),
            Map.entry("type", new Word("", "")),
            Map.entry("portable", new Word("", "")),
            Map.entry("sql", new Word("", "")),
            Map.entry("attributes", new Word("", "")),
            Map.entry("generatedAs", new Word("computed as", "")),
            Map.entry("targetColumns", new Word("columns there", "")),
            Map.entry("onDelete", new Word("on delete", "")),
            Map.entry("onUpdate", new Word("on update", "")));

    private final List<String> lines = new ArrayList<>();

    private StructureDifference() {}

    /** Empty if their fingerprints are the same. */
    public static List<String> between(Structure expected, Structure found) {
        StructureDifference difference = new StructureDifference();
        difference.compare("", StructureForm.of(expected), StructureForm.of(found));
        return List.copyOf(difference.lines);
    }

    private void compare(String place, Map<String, Object> expected, Map<String, Object> found) {
        for (String member : union(expected.keySet(), found.keySet())) {
            compare(place, member, expected.get(member), found.get(member));
        }
    }

    private void compare(String place, String member, @Nullable Object expected, @Nullable Object found) {
        Word word = WORDS.getOrDefault(member, new Word(member, ""));
        if (isNamed(expected) || isNamed(found)) {
            compareNamed(place, word.one(), byName(expected), byName(found));
        } else if (expected instanceof Map<?, ?> was && found instanceof Map<?, ?> is) {
            compare(
                    narrow(place, word.one()),
                    Members.in(was).map(),
                    Members.in(is).map());
        } else if (expected instanceof Map<?, ?> was && "attributes".equals(member)) {
            compare(place, Members.in(was).map(), Map.of());
        } else if (found instanceof Map<?, ?> is && "attributes".equals(member)) {
            compare(place, Map.of(), Members.in(is).map());
        } else if (expected instanceof Boolean || found instanceof Boolean) {
            if (expected == null || found == null) {
                lines.add(place + ": " + flag(word, found) + " instead of " + flag(word, expected));
            }
        } else if (!plain(expected).equals(plain(found))) {
            lines.add(narrow(place, word.one()) + ": " + shown(found) + " instead of " + shown(expected));
        }
    }

    private void compareNamed(String place, String what, Map<String, Object> expected, Map<String, Object> found) {
        for (String name : union(expected.keySet(), found.keySet())) {
            String here = narrow(place, (what + " " + name).trim());
            Object was = expected.get(name);
            Object is = found.get(name);
            if (is == null) {
                lines.add(here + " is not there");
            } else if (was == null) {
                lines.add(here + " was not there");
            } else {
                compare(here, Members.in(was).map(), Members.in(is).map());
            }
        }
        compareOrder(place, what, expected.keySet(), found.keySet());
    }

    /** Everything but columns is sorted. */
    private void compareOrder(String place, String what, Set<String> expected, Set<String> found) {
        List<String> was = new ArrayList<>(expected);
        was.retainAll(found);
        List<String> is = new ArrayList<>(found);
        is.retainAll(expected);
        if (!was.equals(is)) {
            lines.add(place + ": " + what + "s in the order " + String.join(", ", is) + " instead of "
                    + String.join(", ", was));
        }
    }

    private static boolean isNamed(@Nullable Object value) {
        return value instanceof List<?> list
                && list.stream().allMatch(each -> each instanceof Map<?, ?> map && map.containsKey("name"));
    }

    private static Map<String, Object> byName(@Nullable Object value) {
        Map<String, Object> byName = new LinkedHashMap<>();
        if (value instanceof List<?> list) {
            list.forEach(each -> byName.put(Members.in(each).text("name"), each));
        }
        return byName;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> union = new LinkedHashSet<>(some);
        union.addAll(others);
        return union;
    }

    private static String narrow(String place, String word) {
        return place.isEmpty() ? word : word.isEmpty() ? place : place + ": " + word;
    }

    private static String flag(Word word, @Nullable Object value) {
        return value == null ? word.none() : word.one();
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return String.join(
                    ", ", list.stream().map(StructureDifference::item).toList());
        }
        if (value instanceof Map<?, ?> map) {
            return item(map);
        }
        return value == null || value.toString().isEmpty() ? "none" : value.toString();
    }

    /** A part of an index by its text, and whatever else it says. */
    private static String item(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return String.valueOf(value);
        }
        StringBuilder words = new StringBuilder();
        map.forEach((name, inner) -> {
            words.append(words.isEmpty() ? "" : " ");
            words.append(inner instanceof Boolean ? name : inner);
        });
        return words.toString();
    }
}
