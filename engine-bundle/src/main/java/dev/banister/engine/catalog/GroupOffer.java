package dev.banister.engine.catalog;

import dev.banister.api.module.Migration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A group as its module publishes it: texts that nobody has checked yet.
 *
 * @param name what should be the name of a group
 * @param folder whether it was found as a folder or file, rather than published by code of the module
 */
public record GroupOffer(
        String name,
        boolean folder,
        List<String> requires,
        List<String> afterIfPresent,
        List<String> conflicts,
        Optional<String> formerly,
        List<Migration> scripts,
        List<String> databases) {

    public GroupOffer {
        Objects.requireNonNull(name, "name");
        requires = List.copyOf(requires);
        afterIfPresent = List.copyOf(afterIfPresent);
        conflicts = List.copyOf(conflicts);
        scripts = List.copyOf(scripts);
        databases = List.copyOf(databases);
    }

    /** A group for every database. */
    public GroupOffer(
            String name,
            boolean folder,
            List<String> requires,
            List<String> afterIfPresent,
            List<String> conflicts,
            Optional<String> formerly,
            List<Migration> scripts) {
        this(name, folder, requires, afterIfPresent, conflicts, formerly, scripts, List.of());
    }

    /** The same group, for these databases. */
    public GroupOffer in(List<String> names) {
        return new GroupOffer(name, folder, requires, afterIfPresent, conflicts, formerly, scripts, names);
    }

    /** The same group, which requires something else. */
    public GroupOffer requiring(List<String> texts) {
        return new GroupOffer(name, folder, texts, afterIfPresent, conflicts, formerly, scripts, databases);
    }

    /** A group of SQL files that asks nothing of others. */
    static GroupOffer ofFolder(String name, List<Migration> scripts) {
        return new GroupOffer(name, true, List.of(), List.of(), List.of(), Optional.empty(), scripts);
    }
}
