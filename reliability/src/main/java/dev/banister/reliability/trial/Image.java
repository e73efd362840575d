package dev.banister.reliability.trial;

import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.StructureDifference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All of a database that two runs of the scenario must agree in.
 *
 * @param texts of rows, by what they are rows of; those of the history without its times and numbers
 */
record Image(Structure structure, Map<String, List<String>> texts) {

    private static final int MOST_SHOWN = 6;
    private static final String SEPARATOR = " [|] ";

    Image {
        texts = Map.copyOf(texts);
    }

    /** The same without the order of what belongs to different modules. */
    Image byModule() {
        Map<String, List<String>> ordered = new TreeMap<>();
        texts.forEach((name, rows) -> ordered.put(
                name,
                rows.stream()
                        .sorted(Comparator.comparing(row -> row.split(SEPARATOR, 2)[0]))
                        .toList()));
        return new Image(structure, ordered);
    }

    /** In words, one line each; empty if there is none. */
    List<String> differenceFrom(Image expected) {
        List<String> difference = new ArrayList<>();
        if (!structure.fingerprint().equals(expected.structure().fingerprint())) {
            difference.addAll(StructureDifference.between(expected.structure(), structure));
        }
        Map<String, List<String>> all = new TreeMap<>(expected.texts());
        all.putAll(texts);
        for (String name : all.keySet()) {
            compare(
                    name,
                    expected.texts().getOrDefault(name, List.of()),
                    texts.getOrDefault(name, List.of()),
                    difference);
        }
        return difference;
    }

    private static void compare(String name, List<String> expected, List<String> found, List<String> difference) {
        if (expected.equals(found)) {
            return;
        }
        List<String> missing = new ArrayList<>(expected);
        found.forEach(missing::remove);
        List<String> added = new ArrayList<>(found);
        expected.forEach(added::remove);
        missing.stream().limit(MOST_SHOWN).forEach(row -> difference.add(name + ": missing " + row));
        added.stream().limit(MOST_SHOWN).forEach(row -> difference.add(name + ": not expected " + row));
        if (missing.isEmpty() && added.isEmpty()) {
            difference.add(name + ": in another order: " + found);
        }
    }
}
