package dev.banister.engine;

import dev.banister.api.module.Migration;
import dev.banister.api.module.MigrationGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A module whose groups are given by code, all of them or those that a jar's components would publish. Immutable; the methods that add to a module return a new
 * one. What is wrong with its names is found when the module is looked at, as with any other module.
 */
public final class CodeModule {

    private final String symbolicName;
    private final String version;
    private final List<Group> groups;
    private final Optional<Path> place;

    /** A group as it was given: names that nobody has checked yet. */
    record Group(String name, List<String> requires, List<Migration> scripts) {}

    private CodeModule(String symbolicName, String version, List<Group> groups, Optional<Path> place) {
        this.symbolicName = Objects.requireNonNull(symbolicName, "symbolicName");
        this.version = Objects.requireNonNull(version, "version");
        this.groups = groups;
        this.place = place;
    }

    /**
     * A module without groups.
     *
     * @param symbolicName as its bundle would have it, such as {@code org.example.news}
     * @param version such as {@code 1.0.0}
     */
    public static CodeModule of(String symbolicName, String version) {
        return new CodeModule(symbolicName, version, List.of(), Optional.empty());
    }

    /**
     * The module in a jar or an unpacked folder, with its name, its version and its files; the groups in Java, which
     * need a framework there, are to be added.
     */
    public static CodeModule of(Path jarOrFolder) {
        return new CodeModule("", "", List.of(), Optional.of(jarOrFolder));
    }

    /** The same module with one more group, such as {@code 2010-11-29-create-news}. */
    public CodeModule group(String name, Migration... scripts) {
        return with(new Group(Objects.requireNonNull(name, "name"), List.of(), List.of(scripts)));
    }

    /** The same module with one more group. */
    public CodeModule group(String name, MigrationGroup group) {
        return with(new Group(Objects.requireNonNull(name, "name"), List.of(), List.copyOf(group.scripts())));
    }

    /**
     * The same module, with requirements of the group that was added last.
     *
     * @throws IllegalStateException if there is no group yet
     */
    public CodeModule requires(String... requirements) {
        if (groups.isEmpty()) {
            throw new IllegalStateException("requires stands after the group that it is for");
        }
        List<Group> changed = new ArrayList<>(groups);
        Group last = changed.remove(changed.size() - 1);
        changed.add(new Group(last.name(), List.of(requirements), last.scripts()));
        return new CodeModule(symbolicName, version, List.copyOf(changed), place);
    }

    private CodeModule with(Group group) {
        List<Group> more = new ArrayList<>(groups);
        more.add(group);
        return new CodeModule(symbolicName, version, List.copyOf(more), place);
    }

    String symbolicName() {
        return symbolicName;
    }

    String version() {
        return version;
    }

    /** Where its files are, if it has any. */
    Optional<Path> place() {
        return place;
    }

    List<Group> groups() {
        return groups;
    }
}
