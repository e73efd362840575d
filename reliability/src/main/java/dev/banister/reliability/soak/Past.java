package dev.banister.reliability.soak;

import dev.banister.reliability.soak.Row.State;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is applied, and what follows from that. Immutable. */
final class Past {

    private final Modules modules;
    private final Map<Script, Row> rows = new LinkedHashMap<>();

    Past(Modules modules, Collection<Row> rows) {
        this.modules = modules;
        rows.stream().sorted(Comparator.comparingLong(Row::sequence)).forEach(row -> this.rows.put(row.script(), row));
    }

    Modules modules() {
        return modules;
    }

    /** In the order of their numbers. */
    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    Optional<Row> row(Script script) {
        return Optional.ofNullable(rows.get(script));
    }

    List<Row> standing(Group group) {
        return rows().stream()
                .filter(row -> row.stands() && row.group().equals(group.id()))
                .toList();
    }

    boolean isOpen(Group group) {
        return !rows.keySet().containsAll(group.scripts());
    }

    List<Group> open() {
        return modules.groups().stream().filter(this::isOpen).toList();
    }

    /** Is something younger of the group's module there? */
    boolean isLate(Group group) {
        return modules.groups().stream()
                .filter(other -> other.isAfter(group))
                .anyMatch(other -> other.scripts().stream().anyMatch(rows::containsKey));
    }

    /** Groups of which something can be taken back, the one that was applied last first. */
    List<Group> standing() {
        return modules.groups().stream()
                .filter(group -> !standing(group).isEmpty())
                .sorted(Comparator.comparingLong(this::last).reversed())
                .toList();
    }

    private long last(Group group) {
        return standing(group).stream().mapToLong(Row::sequence).max().orElse(0);
    }

    boolean wasRun(Group group) {
        return standing(group).stream().anyMatch(row -> row.state() == State.APPLIED);
    }

    /** The groups that would be left without what they rely on, these not among them. */
    Set<Group> dependents(Collection<Group> gone) {
        Set<Group> all = new LinkedHashSet<>(gone);
        int before;
        do {
            before = all.size();
            for (Group group : standing()) {
                if (all.stream().anyMatch(other -> reliesOn(group, other))) {
                    all.add(group);
                }
            }
        } while (all.size() > before);
        all.removeAll(Set.copyOf(gone));
        return all;
    }

    private boolean reliesOn(Group group, Group other) {
        boolean requires =
                standing(group).stream().anyMatch(row -> row.required().contains(other.id()));
        return requires || group.isAfter(other) && last(group) > last(other);
    }

    Past without(Collection<Row> reverted) {
        Set<Row> gone = new HashSet<>(reverted);
        return new Past(
                modules, rows().stream().filter(row -> !gone.contains(row)).toList());
    }
}
