package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The order of scripts within a group: as they are listed, except that a script comes after those that it names. Among
 * several that may come next it is the one that is listed first.
 */
final class ScriptOrder {

    /**
     * A script and the names of those that must run before it.
     *
     * @param after may name what is not there
     */
    record Entry(OfferedScript script, List<String> after) {

        String name() {
            return script.id().name();
        }
    }

    private final GroupId group;
    private final Set<String> known;
    private final Consumer<Finding> findings;

    /** @param known the names of all scripts that the group lists, also of those that could not be read */
    ScriptOrder(GroupId group, Set<String> known, Consumer<Finding> findings) {
        this.group = group;
        this.known = known;
        this.findings = findings;
    }

    /** In the order given if there is a circle, which is a finding. */
    List<OfferedScript> order(List<Entry> entries) {
        Map<String, Integer> positions = new HashMap<>();
        entries.forEach(entry -> positions.put(entry.name(), positions.size()));
        List<Set<Integer>> waitsFor = new ArrayList<>();
        entries.forEach(entry -> waitsFor.add(predecessors(entry, positions)));
        List<Integer> ordered = sort(waitsFor);
        if (ordered.size() < entries.size()) {
            findings.accept(cycle(entries, circle(waitsFor, ordered)));
            return entries.stream().map(Entry::script).toList();
        }
        return ordered.stream().map(entries::get).map(Entry::script).toList();
    }

    private Set<Integer> predecessors(Entry entry, Map<String, Integer> positions) {
        Set<Integer> predecessors = new LinkedHashSet<>();
        for (String name : entry.after()) {
            Integer position = positions.get(name);
            if (position != null) {
                predecessors.add(position);
            } else if (!known.contains(name)) {
                findings.accept(unknown(entry, name));
            }
        }
        return predecessors;
    }

    private static List<Integer> sort(List<Set<Integer>> waitsFor) {
        int[] open = new int[waitsFor.size()];
        List<List<Integer>> followers = new ArrayList<>();
        waitsFor.forEach(ignored -> followers.add(new ArrayList<>()));
        PriorityQueue<Integer> free = new PriorityQueue<>();
        for (int i = 0; i < open.length; i++) {
            open[i] = waitsFor.get(i).size();
            for (int predecessor : waitsFor.get(i)) {
                followers.get(predecessor).add(i);
            }
            if (open[i] == 0) {
                free.add(i);
            }
        }
        List<Integer> ordered = new ArrayList<>();
        while (!free.isEmpty()) {
            int next = free.remove();
            ordered.add(next);
            for (int follower : followers.get(next)) {
                if (--open[follower] == 0) {
                    free.add(follower);
                }
            }
        }
        return ordered;
    }

    /** From a script that waits for ever, on to one that it waits for, until one comes round again. */
    private static List<Integer> circle(List<Set<Integer>> waitsFor, List<Integer> ordered) {
        Set<Integer> done = Set.copyOf(ordered);
        int current = 0;
        while (done.contains(current)) {
            current++;
        }
        List<Integer> path = new ArrayList<>();
        while (!path.contains(current)) {
            path.add(current);
            current = waitsFor.get(current).stream()
                    .filter(each -> !done.contains(each))
                    .findFirst()
                    .orElseThrow();
        }
        List<Integer> circle = new ArrayList<>(path.subList(path.indexOf(current), path.size()));
        circle.add(current);
        return circle;
    }

    private Finding unknown(Entry entry, String name) {
        Place place = Place.of(entry.script().id());
        if (entry.script() instanceof OfferedScript.Sql sql) {
            place = place.file(sql.up().file());
        }
        return CatalogFindings.error(
                        FindingCodes.UNKNOWN_SCRIPT,
                        place,
                        "the script comes after '" + name + "', which its group does not have",
                        "Correct the name, or take it out; what another group has is asked for with requires=.")
                .because("the group has: "
                        + CatalogFindings.list(known.stream().sorted().toList()));
    }

    private Finding cycle(List<Entry> entries, List<Integer> circle) {
        List<String> names = circle.stream().map(entries::get).map(Entry::name).toList();
        return CatalogFindings.error(
                        FindingCodes.SCRIPT_CYCLE,
                        Place.of(group),
                        "scripts of the group wait for each other",
                        "Take one of these out of its script's after= or executeAfter.")
                .because(String.join(" comes after ", names));
    }
}
