package dev.banister.reliability.soak;

import dev.banister.api.admin.Step.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What is expected to be applied. */
record Upwards(Past past) {

    /** Of the whole host: the first so many groups that a target takes in, without those that need what it leaves out. */
    List<Act> everything(Predicate<Group> target, int most) {
        List<Group> open = past.open();
        Set<Group> chosen =
                new LinkedHashSet<>(open.stream().filter(target).limit(most).toList());
        chosen.removeIf(group -> needs(group, open).stream().anyMatch(needed -> !chosen.contains(needed)));
        int before;
        do {
            before = chosen.size();
            chosen.removeIf(group -> needs(group, open).stream().anyMatch(needed -> !chosen.contains(needed)));
        } while (chosen.size() < before);
        return apply(chosen);
    }

    /** Of one module: the first so many groups that a target takes in, with all that they need. */
    List<Act> module(String module, Predicate<Group> target, int most) {
        List<Group> open = past.open();
        Set<Group> chosen = new LinkedHashSet<>(open.stream()
                .filter(group -> group.module().equals(module) && target.test(group))
                .limit(most)
                .toList());
        int before;
        do {
            before = chosen.size();
            for (Group group : List.copyOf(chosen)) {
                chosen.addAll(needs(group, open));
            }
        } while (chosen.size() > before);
        return apply(chosen);
    }

    /** These scripts and nothing else, if nothing that they require is missing. */
    Foreseen again(Set<Script> scripts) {
        Set<Group> groups = new HashSet<>();
        scripts.forEach(script -> groups.add(past.modules().group(script)));
        boolean lacking = groups.stream()
                .anyMatch(group ->
                        past.open().stream().anyMatch(other -> group.requires(other) && !groups.contains(other)));
        if (lacking) {
            return Foreseen.REFUSED;
        }
        List<Act> acts = new ArrayList<>();
        past.modules().scripts().stream().filter(scripts::contains).forEach(script -> acts.add(apply(script)));
        return Foreseen.of(acts);
    }

    private static List<Group> needs(Group group, List<Group> open) {
        return open.stream()
                .filter(other -> group.requires(other) || group.isAfter(other))
                .toList();
    }

    private List<Act> apply(Set<Group> groups) {
        List<Act> acts = new ArrayList<>();
        for (Group group : past.modules().groups()) {
            if (groups.contains(group)) {
                group.scripts().stream()
                        .filter(script -> past.row(script).isEmpty())
                        .forEach(script -> acts.add(apply(script)));
            }
        }
        return acts;
    }

    private Act apply(Script script) {
        Group group = past.modules().group(script);
        return new Act(Action.APPLY, script, past.isLate(group), past.modules().required(group));
    }
}
