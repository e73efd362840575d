package dev.banister.engine.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The one order in which all offered groups run: after what they wait for, and among those that are free the smallest
 * number first (Kahn's algorithm with a priority queue, n log n). Groups in a circle get a place as well, as if the
 * circle were not there, so that everything behind it can still be spoken of; none of them is ever run.
 */
final class Order {

    private final GroupGraph graph;
    private final int[] sequence;
    private final int[] places;
    private final int[] open;
    private final PriorityQueue<Integer> free = new PriorityQueue<>();
    private final BitSet left = new BitSet();
    private final List<Circle> circles = new ArrayList<>();
    private int placed;

    Order(GroupGraph graph) {
        int size = graph.groups().size();
        this.graph = graph;
        this.sequence = new int[size];
        this.places = new int[size];
        this.open = new int[size];
        left.set(0, size);
        for (int number = 0; number < size; number++) {
            open[number] = graph.waitsFor(number).length;
            if (open[number] == 0) {
                free.add(number);
            }
        }
        while (!free.isEmpty()) {
            for (int follower : graph.followers(place())) {
                settle(follower);
            }
        }
        if (!left.isEmpty()) {
            placeTheTied(new Knots(graph, (BitSet) left.clone()));
        }
    }

    /** The numbers of all groups. */
    int[] sequence() {
        return sequence.clone();
    }

    /** Where a group stands in it, from 0. */
    int place(int number) {
        return places[number];
    }

    /** In the order of their smallest numbers. */
    List<Circle> circles() {
        return List.copyOf(circles);
    }

    private int place() {
        int number = free.remove();
        places[number] = placed;
        sequence[placed++] = number;
        left.clear(number);
        return number;
    }

    private void settle(int follower) {
        open[follower]--;
        if (open[follower] == 0) {
            free.add(follower);
        }
    }

    private void placeTheTied(Knots knots) {
        collectCircles(knots);
        for (int number = left.nextSetBit(0); number >= 0; number = left.nextSetBit(number + 1)) {
            open[number] = 0;
            for (int target : graph.waitsFor(number)) {
                if (left.get(target) && knots.of(target) != knots.of(number)) {
                    open[number]++;
                }
            }
            if (open[number] == 0) {
                free.add(number);
            }
        }
        while (!free.isEmpty()) {
            int number = place();
            for (int follower : graph.followers(number)) {
                if (knots.of(follower) != knots.of(number)) {
                    settle(follower);
                }
            }
        }
    }

    private void collectCircles(Knots knots) {
        List<BitSet> members = new ArrayList<>();
        for (int knot = 0; knot < knots.count(); knot++) {
            members.add(new BitSet());
        }
        left.stream().forEach(number -> members.get(knots.of(number)).set(number));
        members.stream()
                .filter(this::isTied)
                .sorted((one, other) -> Integer.compare(one.nextSetBit(0), other.nextSetBit(0)))
                .forEach(knot -> circles.add(new Circle(graph, knot)));
    }

    private boolean isTied(BitSet knot) {
        if (knot.cardinality() > 1) {
            return true;
        }
        int only = knot.nextSetBit(0);
        for (int target : graph.waitsFor(only)) {
            if (target == only) {
                return true;
            }
        }
        return false;
    }
}
