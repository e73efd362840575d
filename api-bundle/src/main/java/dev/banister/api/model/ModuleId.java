package dev.banister.api.model;

/**
 * Names a module: the symbolic name of the bundle that brings it. Compared byte for byte.
 *
 * @param value at most {@value #MAX_LENGTH} characters; letters, digits, {@code _}, {@code -} and {@code .}
 */
public record ModuleId(String value) implements Comparable<ModuleId> {

    /** The longest symbolic name that the history can hold. */
    public static final int MAX_LENGTH = 200;

    public ModuleId {
        Names.requireSymbolicName("module", value, MAX_LENGTH);
    }

    /** Is this a name that the constructor would take? */
    public static boolean isValid(String text) {
        try {
            new ModuleId(text);
            return true;
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }

    @Override
    public int compareTo(ModuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
