package dev.banister.engine.catalog;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The files of one script in SQL: up and down, each generic or for a database. */
final class ScriptFiles {

    private static final String GENERIC = "";

    private final NavigableMap<String, String> ups = new TreeMap<>();
    private final NavigableMap<String, String> downs = new TreeMap<>();

    void add(SqlFileName name, String path) {
        (name.up() ? ups : downs).put(name.variant(), path);
    }

    boolean hasUp() {
        return !ups.isEmpty();
    }

    boolean hasDown() {
        return !downs.isEmpty();
    }

    /** The path of the up that wins. */
    Optional<String> up(List<String> variants) {
        return winner(ups, variants);
    }

    /** The path of the down that wins; chosen apart from the up. */
    Optional<String> down(List<String> variants) {
        return winner(downs, variants);
    }

    private static Optional<String> winner(NavigableMap<String, String> paths, List<String> variants) {
        return variants.stream()
                .filter(paths::containsKey)
                .findFirst()
                .or(() -> Optional.of(GENERIC))
                .map(paths::get);
    }

    /** The databases that there is an up for. */
    List<String> upVariants() {
        return List.copyOf(ups.keySet());
    }

    /** The databases that there is a down for. */
    List<String> downVariants() {
        return List.copyOf(downs.keySet());
    }

    /** One of the files, for messages. */
    String anyPath() {
        return (ups.isEmpty() ? downs : ups).values().iterator().next();
    }
}
