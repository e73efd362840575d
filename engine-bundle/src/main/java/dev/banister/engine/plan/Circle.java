package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Groups that wait for each other, so that none of them can ever be the first. */
final class Circle {

    private final GroupGraph graph;
    private final BitSet knot;

    Circle(GroupGraph graph, BitSet knot) {
        this.graph = graph;
        this.knot = knot;
    }

    /** Those that cannot go on until the circle is cut. */
    SortedSet<ModuleId> modules() {
        return knot.stream()
                .mapToObj(number -> graph.groups().id(number).module())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Finding finding() {
        List<Integer> round = round();
        String text = round.stream()
                .map(number -> graph.groups().id(number).toString())
                .collect(Collectors.joining(" -> "));
        List<String> reasons = new ArrayList<>();
        for (int i = 1; i < round.size(); i++) {
            reasons.add(graph.reason(round.get(i - 1), round.get(i)));
        }
        SortedSet<ModuleId> others = modules();
        round.forEach(number -> others.remove(graph.groups().id(number).module()));
        if (!others.isEmpty()) {
            reasons.add("tied up in it as well: "
                    + others.stream().map(ModuleId::value).collect(Collectors.joining(", ")));
        }
        return Finding.of(
                        FindingCodes.CYCLE,
                        Severity.ERROR,
                        Place.of(graph.groups().id(round.get(0))),
                        "groups wait for each other in a circle: " + text,
                        "take one of these requirements out; until then none of the modules in the circle is upgraded")
                .because(reasons.toArray(String[]::new));
    }

    /** The shortest way round, from the smallest number back to it. */
    private List<Integer> round() {
        int start = knot.nextSetBit(0);
        Map<Integer, Integer> cameFrom = new HashMap<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            int number = next.remove();
            for (int target : Arrays.stream(graph.waitsFor(number)).sorted().toArray()) {
                if (target == start) {
                    return closed(start, number, cameFrom);
                }
                if (knot.get(target) && !cameFrom.containsKey(target)) {
                    cameFrom.put(target, number);
                    next.add(target);
                }
            }
        }
        throw new IllegalStateException("no way round from " + graph.groups().id(start));
    }

    private static List<Integer> closed(int start, int last, Map<Integer, Integer> cameFrom) {
        List<Integer> backwards = new ArrayList<>(List.of(start));
        int number = last;
        while (number != start) {
            backwards.add(number);
            number = cameFrom.getOrDefault(number, start);
        }
        backwards.add(start);
        Collections.reverse(backwards);
        return backwards;
    }
}
