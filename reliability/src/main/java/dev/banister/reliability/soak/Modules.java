package dev.banister.reliability.soak;

import dev.banister.reliability.soak.Script.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Modules with requirements across them, made up of one number.
 *
 * @param groups of all modules, in the order in which a host applies them
 */
record Modules(List<Group> groups) {

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final int FEWEST_MODULES = 3;
    private static final int MORE_MODULES = 4;
    private static final int FEWEST_GROUPS = 6;
    private static final int MORE_GROUPS = 12;
    private static final int MOST_SCRIPTS = 3;

    Modules {
        groups = List.copyOf(groups);
    }

    static Modules of(Random random) {
        int modules = FEWEST_MODULES + random.nextInt(MORE_MODULES);
        int groups = FEWEST_GROUPS + random.nextInt(MORE_GROUPS);
        List<Group> made = new ArrayList<>();
        Map<String, Boolean> inJava = new HashMap<>();
        for (int i = 0; i < groups; i++) {
            String module = "org.example.soak" + random.nextInt(modules);
            boolean java = inJava.computeIfAbsent(module, id -> random.nextInt(3) == 0);
            LocalDate date = FIRST_DAY.plusDays(i);
            List<Script> scripts = new ArrayList<>();
            for (int number = 0; number <= random.nextInt(MOST_SCRIPTS); number++) {
                scripts.add(script(random, module, Group.name(date), java, "t" + i + "_" + number, number));
            }
            made.add(new Group(module, date, List.of(), scripts));
        }
        for (int i = 0; i < groups; i++) {
            for (int many = random.nextInt(3); many > 0; many--) {
                require(random, made, i);
            }
        }
        return new Modules(inOrder(made).orElseThrow());
    }

    private static Script script(Random random, String module, String group, boolean java, String table, int number) {
        Kind kind = !java ? Kind.SQL : random.nextBoolean() ? Kind.PLAIN : Kind.REVERSIBLE;
        return new Script(
                module,
                group,
                "s" + number,
                kind,
                kind != Kind.SQL || random.nextInt(25) > 0,
                table,
                kind == Kind.REVERSIBLE ? 0 : random.nextInt(4),
                random.nextBoolean(),
                random.nextBoolean(),
                1 + random.nextInt(9));
    }

    /** Mostly of what is older; never so that groups would wait for each other. */
    private static void require(Random random, List<Group> made, int number) {
        Group group = made.get(number);
        boolean younger = random.nextInt(6) == 0;
        Group other = made.get(younger ? random.nextInt(made.size()) : random.nextInt(number + 1));
        if (other.module().equals(group.module())) {
            return;
        }
        List<String> requires = new ArrayList<>(group.requires());
        requires.add(!younger && random.nextBoolean() ? other.module() : other.id());
        List<Group> changed = new ArrayList<>(made);
        changed.set(number, new Group(group.module(), group.date(), requires, group.scripts()));
        if (inOrder(changed).isPresent()) {
            made.set(number, changed.get(number));
        }
    }

    /** What is free to go, the oldest first; empty if some never are. */
    private static Optional<List<Group>> inOrder(List<Group> groups) {
        List<Group> left = new ArrayList<>(groups);
        left.sort(Comparator.comparing(Group::date));
        List<Group> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Optional<Group> free = left.stream()
                    .filter(group -> left.stream().noneMatch(other -> group.requires(other) || group.isAfter(other)))
                    .findFirst();
            if (free.isEmpty()) {
                return Optional.empty();
            }
            ordered.add(free.get());
            left.remove(free.get());
        }
        return Optional.of(ordered);
    }

    List<String> names() {
        return groups.stream().map(Group::module).distinct().sorted().toList();
    }

    Group group(Script script) {
        return groups.stream()
                .filter(group -> group.scripts().contains(script))
                .findFirst()
                .orElseThrow();
    }

    List<Script> scripts() {
        return groups.stream().flatMap(group -> group.scripts().stream()).toList();
    }

    /** The groups of other modules that a group requires. */
    Set<String> required(Group group) {
        Set<String> required = new HashSet<>();
        groups.stream().filter(group::requires).forEach(other -> required.add(other.id()));
        return required;
    }
}
