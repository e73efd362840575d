package dev.banister.reliability.soak;

import dev.banister.api.admin.Step.Action;
import dev.banister.reliability.soak.Row.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What is expected of commands that change the record only. */
record OnPaper(Past past) {

    Foreseen mark(String module, Predicate<Group> target) {
        List<Row> forgotten = past.rows().stream()
                .filter(row -> row.stands() && row.script().module().equals(module))
                .filter(row -> !target.test(past.modules().group(row.script())))
                .sorted(Comparator.comparingLong(Row::sequence).reversed())
                .toList();
        List<Script> marked = past.modules().groups().stream()
                .filter(group -> group.module().equals(module) && target.test(group))
                .flatMap(group -> group.scripts().stream())
                .filter(script -> past.row(script).isEmpty())
                .toList();
        List<Group> gone = forgotten.stream()
                .map(row -> past.modules().group(row.script()))
                .distinct()
                .toList();
        if (!past.dependents(gone).isEmpty() || !marked.stream().allMatch(this::hasAllItRequires)) {
            return Foreseen.REFUSED;
        }
        List<Act> acts = new ArrayList<>();
        forgotten.forEach(row -> acts.add(Act.away(Action.UNMARK, row)));
        marked.forEach(script -> acts.add(mark(script)));
        return Foreseen.of(acts);
    }

    Foreseen markOne(Script script) {
        return past.row(script).isEmpty() && hasAllItRequires(script)
                ? Foreseen.of(List.of(mark(script)))
                : Foreseen.REFUSED;
    }

    Foreseen ignore(Script script) {
        return past.row(script).isEmpty()
                ? Foreseen.of(List.of(new Act(Action.IGNORE, script, isLate(script), Set.of())))
                : Foreseen.REFUSED;
    }

    Foreseen unignore(Script script) {
        return past.row(script)
                .filter(row -> row.state() == State.IGNORED)
                .map(row -> Foreseen.of(List.of(Act.away(Action.UNIGNORE, row))))
                .orElse(Foreseen.REFUSED);
    }

    private Act mark(Script script) {
        Group group = past.modules().group(script);
        return new Act(Action.MARK, script, isLate(script), past.modules().required(group));
    }

    private boolean isLate(Script script) {
        return past.isLate(past.modules().group(script));
    }

    private boolean hasAllItRequires(Script script) {
        Group group = past.modules().group(script);
        return past.open().stream().noneMatch(group::requires);
    }
}
