package dev.banister.api.model;

import java.util.Comparator;
import java.util.Objects;

/** Names one group of one module; written {@code module/group}. */
public record GroupId(ModuleId module, GroupName name) implements Comparable<GroupId> {

    private static final Comparator<GroupId> ORDER = Comparator.comparing(GroupId::name, GroupName.BY_PLACE)
            .thenComparing(GroupId::module)
            .thenComparing(GroupId::name);

    public GroupId {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(name, "name");
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if the text is not {@code module/group}
     */
    public static GroupId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || text.indexOf('/', slash + 1) >= 0) {
            throw new IllegalArgumentException("'" + text + "' is not of the form module/group");
        }
        return new GroupId(new ModuleId(text.substring(0, slash)), GroupName.of(text.substring(slash + 1)));
    }

    public ScriptId script(String script) {
        return new ScriptId(this, script);
    }

    /**
     * Orders as a host does among groups that are free to run: by the group's place in time, then by module, then by
     * the text of the name.
     */
    @Override
    public int compareTo(GroupId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return module + "/" + name;
    }
}
