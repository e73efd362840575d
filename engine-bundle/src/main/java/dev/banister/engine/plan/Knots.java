package dev.banister.engine.plan;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which groups wait for each other, directly or through others: the strongly connected components of a graph, after
 * Tarjan, without recursion since a chain of groups may be longer than a thread's stack is deep.
 */
final class Knots {

    private final GroupGraph graph;
    private final BitSet members;
    private final int[] knotOf;
    private final int[] seen;
    private final int[] lowest;
    private final int[] path;
    private final int[] position;
    private final int[] pile;
    private final BitSet piled = new BitSet();
    private int clock;
    private int piledUp;
    private int count;

    /** @param members the only groups to look at */
    Knots(GroupGraph graph, BitSet members) {
        int size = graph.groups().size();
        this.graph = graph;
        this.members = members;
        this.knotOf = new int[size];
        this.seen = new int[size];
        this.lowest = new int[size];
        this.path = new int[size];
        this.position = new int[size];
        this.pile = new int[size];
        Arrays.fill(knotOf, -1);
        for (int number = members.nextSetBit(0); number >= 0; number = members.nextSetBit(number + 1)) {
            if (seen[number] == 0) {
                visit(number);
            }
        }
    }

    int count() {
        return count;
    }

    /** The number of the knot that a group is in; -1 if it was not to be looked at. */
    int of(int number) {
        return knotOf[number];
    }

    private void visit(int start) {
        int depth = 0;
        enter(start);
        path[0] = start;
        while (depth >= 0) {
            int number = path[depth];
            int[] targets = graph.waitsFor(number);
            if (position[number] == targets.length) {
                leave(number);
                depth--;
                if (depth >= 0) {
                    lower(path[depth], lowest[number]);
                }
                continue;
            }
            int target = targets[position[number]++];
            if (members.get(target) && seen[target] == 0) {
                enter(target);
                path[++depth] = target;
            } else if (piled.get(target)) {
                lower(number, seen[target]);
            }
        }
    }

    private void lower(int number, int value) {
        lowest[number] = Math.min(lowest[number], value);
    }

    private void enter(int number) {
        seen[number] = ++clock;
        lowest[number] = clock;
        pile[piledUp++] = number;
        piled.set(number);
    }

    private void leave(int number) {
        if (lowest[number] != seen[number]) {
            return;
        }
        int top;
        do {
            top = pile[--piledUp];
            piled.clear(top);
            knotOf[top] = count;
        } while (top != number);
        count++;
    }
}
