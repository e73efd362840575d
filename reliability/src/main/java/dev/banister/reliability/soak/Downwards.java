package dev.banister.reliability.soak;

import dev.banister.api.admin.Step.Action;
import dev.banister.reliability.soak.Row.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What is expected to be reverted. */
record Downwards(Past past, boolean cascade) {

    /** The groups of a module that were applied last. */
    Foreseen last(String module, int groups) {
        return revert(
                rows(ofModule(module, group -> true).stream().limit(groups).toList()));
    }

    /** Those groups of a module, or of all for empty text, that a target leaves out. */
    Foreseen allBut(String module, Predicate<Group> stays) {
        return revert(rows(ofModule(module, stays.negate())));
    }

    /** Down as {@link #allBut}, then up to the same target. */
    Foreseen exactly(String module, Predicate<Group> target) {
        List<Row> rows = rows(ofModule(module, target.negate()));
        Upwards up = new Upwards(past.without(rows));
        List<Act> acts = module.isEmpty()
                ? up.everything(target, Integer.MAX_VALUE)
                : up.module(module, target, Integer.MAX_VALUE);
        return allBut(module, target).then(Foreseen.of(acts));
    }

    /** The groups of a module that were run last, down and up again. */
    Foreseen redo(String module, int groups) {
        List<Group> chosen =
                ofModule(module, past::wasRun).stream().limit(groups).toList();
        List<Row> ran = rows(chosen).stream()
                .filter(row -> row.state() == State.APPLIED)
                .toList();
        Set<Script> scripts = new HashSet<>();
        ran.forEach(row -> scripts.add(row.script()));
        return leavesSomebodyAlone(chosen)
                ? Foreseen.REFUSED
                : revert(ran).then(new Upwards(past.without(ran)).again(scripts));
    }

    private List<Group> ofModule(String module, Predicate<Group> chosen) {
        return past.standing().stream()
                .filter(group -> module.isEmpty() || group.module().equals(module))
                .filter(chosen)
                .toList();
    }

    private boolean leavesSomebodyAlone(Collection<Group> groups) {
        return !cascade && !past.dependents(groups).isEmpty();
    }

    /** All that goes, the last first. */
    private List<Row> rows(List<Group> groups) {
        Set<Group> all = new LinkedHashSet<>(groups);
        if (cascade) {
            all.addAll(past.dependents(groups));
        }
        List<Row> rows = new ArrayList<>();
        all.forEach(group -> rows.addAll(past.standing(group)));
        rows.sort(Comparator.comparingLong(Row::sequence).reversed());
        return rows;
    }

    private Foreseen revert(List<Row> rows) {
        Set<Group> groups = new LinkedHashSet<>();
        rows.forEach(row -> groups.add(past.modules().group(row.script())));
        boolean stuck = rows.stream()
                .anyMatch(row -> row.state() == State.APPLIED && !row.script().reversible());
        if (stuck || leavesSomebodyAlone(groups)) {
            return Foreseen.REFUSED;
        }
        return Foreseen.of(rows.stream()
                .map(row -> Act.away(row.state() == State.APPLIED ? Action.REVERT : Action.UNMARK, row))
                .toList());
    }
}
