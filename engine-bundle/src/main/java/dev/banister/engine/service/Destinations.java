package dev.banister.engine.service;

import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.engine.catalog.GroupOffer;
import dev.banister.engine.catalog.ModuleOffer;
import dev.banister.engine.catalog.Requirement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which group goes to which database of a host, and which requirements lead from one database to another. Immutable.
 *
 * @param offers of the whole host
 * @param databases of the host, each with the modules that go to it
 */
record Destinations(List<ModuleOffer> offers, Map<String, ModuleFilter> databases) {

    /** What the databases of the host have to do with a requirement: one group that is offered, and where it goes. */
    record Wanted(ModuleOffer module, GroupOffer group, Set<String> databases) {}

    Destinations {
        databases = Map.copyOf(databases);
    }

    /** What a module offers to a database; empty if that is nothing and it offers something to others. */
    Optional<ModuleOffer> to(String database, ModuleOffer module) {
        List<GroupOffer> groups = module.groups().stream()
                .filter(group -> goes(module.id(), group, database))
                .toList();
        boolean without = !filter(database).test(module.id());
        return without || (groups.isEmpty() && !module.groups().isEmpty())
                ? Optional.empty()
                : Optional.of(with(module, groups));
    }

    static ModuleOffer with(ModuleOffer module, List<GroupOffer> groups) {
        return module.with(groups, module.findings());
    }

    /** Names of databases that a group is for and the host does not have. */
    List<String> unknown(GroupOffer group) {
        return group.databases().stream()
                .filter(name -> !databases.containsKey(name))
                .toList();
    }

    /**
     * What a group requires of other databases; empty for a requirement that its own database must meet, and for a text
     * that is no requirement.
     */
    Optional<List<Wanted>> elsewhere(String database, GroupOffer asker, String requirement) {
        return parse(requirement).flatMap(wanted -> elsewhere(database, asker, wanted));
    }

    private Optional<List<Wanted>> elsewhere(String database, GroupOffer asker, Requirement requirement) {
        List<Wanted> wanted = offers.stream()
                .filter(module -> module.id().equals(requirement.module()))
                .filter(module -> !(requirement instanceof Requirement.OnVersion onVersion)
                        || onVersion.range().includes(module.version()))
                .flatMap(module -> module.groups().stream()
                        .map(group -> new Wanted(module, group, destinations(module.id(), group))))
                .filter(offered -> !(requirement instanceof Requirement.OnGroup onGroup)
                        || onGroup.group().name().text().equals(offered.group().name()))
                .toList();
        boolean here = wanted.stream().anyMatch(offered -> offered.databases().contains(database));
        return here || wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(wanted.stream().filter(asked(requirement, asker)).toList());
    }

    private static Predicate<Wanted> asked(Requirement requirement, GroupOffer asker) {
        return offered -> !(requirement instanceof Requirement.OnModule)
                || isOnOrBefore(offered.group().name(), asker.name());
    }

    private static boolean isOnOrBefore(String group, String asker) {
        try {
            GroupName name = GroupName.of(group);
            GroupName mine = GroupName.of(asker);
            return name.instant().isEmpty()
                    || mine.instant()
                            .map(instant -> !name.instant().get().isAfter(instant))
                            .orElse(false);
        } catch (IllegalArgumentException nameless) {
            return false;
        }
    }

    private static Optional<Requirement> parse(String text) {
        try {
            return Optional.of(Requirement.parse(text));
        } catch (IllegalArgumentException reportedByTheCatalog) {
            return Optional.empty();
        }
    }

    /** Does something that goes to one of these databases require, directly or not, something of this one? */
    boolean leadBack(Set<String> from, String database) {
        Map<String, Set<String>> edges = edges();
        Set<String> seen = new TreeSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (String next : edges.getOrDefault(open.pop(), Set.of())) {
                if (seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return seen.contains(database);
    }

    private Map<String, Set<String>> edges() {
        Map<String, Set<String>> edges = new TreeMap<>();
        for (ModuleOffer module : offers) {
            for (GroupOffer group : module.groups()) {
                for (String database : destinations(module.id(), group)) {
                    Set<String> to = edges.computeIfAbsent(database, name -> new TreeSet<>());
                    group.requires()
                            .forEach(text -> elsewhere(database, group, text)
                                    .ifPresent(wanted -> wanted.forEach(each -> to.addAll(each.databases()))));
                }
            }
        }
        return edges;
    }

    private Set<String> destinations(ModuleId module, GroupOffer group) {
        Set<String> names = new TreeSet<>();
        databases.keySet().stream().filter(name -> goes(module, group, name)).forEach(names::add);
        return names;
    }

    private boolean goes(ModuleId module, GroupOffer group, String database) {
        return filter(database).test(module)
                && (group.databases().isEmpty() || group.databases().contains(database));
    }

    private ModuleFilter filter(String database) {
        return databases.getOrDefault(database, ModuleFilter.ALL);
    }
}
