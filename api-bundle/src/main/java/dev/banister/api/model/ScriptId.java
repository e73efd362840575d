package dev.banister.api.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * Names one script, the smallest thing that is run and recorded; written {@code module/group/script}.
 *
 * @param name the base name of the SQL file or the simple name of the class; at most {@value #MAX_LENGTH} characters
 */
public record ScriptId(GroupId group, String name) implements Comparable<ScriptId> {

    /** The longest script name that the history can hold. */
    public static final int MAX_LENGTH = 100;

    private static final Comparator<ScriptId> ORDER =
            Comparator.comparing(ScriptId::group).thenComparing(ScriptId::name);

    public ScriptId {
        Objects.requireNonNull(group, "group");
        Names.requireName("script", name, MAX_LENGTH);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if the text is not {@code module/group/script}
     */
    public static ScriptId parse(String text) {
        int slash = text.lastIndexOf('/');
        if (text.chars().filter(c -> c == '/').count() != 2) {
            throw new IllegalArgumentException("'" + text + "' is not of the form module/group/script");
        }
        return new ScriptId(GroupId.parse(text.substring(0, slash)), text.substring(slash + 1));
    }

    public ModuleId module() {
        return group.module();
    }

    @Override
    public int compareTo(ScriptId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return group + "/" + name;
    }
}
