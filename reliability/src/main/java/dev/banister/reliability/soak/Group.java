package dev.banister.reliability.soak;

import java.time.LocalDate;
import java.util.List;

/**
 * A group of a module.
 *
 * @param date which no other group has
 * @param requires as its author writes them: groups or modules, none of them its own
 */
record Group(String module, LocalDate date, List<String> requires, List<Script> scripts) {

    static String name(LocalDate date) {
        return date + "-group";
    }

    String name() {
        return name(date);
    }

    String id() {
        return module + "/" + name();
    }

    /** Does a requirement of this group name another one? */
    boolean names(String requirement, Group other) {
        return requirement.equals(other.id())
                || requirement.equals(other.module()) && !other.date().isAfter(date);
    }

    /** Does this group require another one? */
    boolean requires(Group other) {
        return requires.stream().anyMatch(requirement -> names(requirement, other));
    }

    /** Is another one of the same module before this one? */
    boolean isAfter(Group other) {
        return module.equals(other.module()) && date.isAfter(other.date());
    }
}
