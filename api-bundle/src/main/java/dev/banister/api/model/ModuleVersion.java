package dev.banister.api.model;

import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of a module, in the form of OSGi Core 3.2.5: {@code major[.minor[.micro[.qualifier]]]}. A type of our
 * own, because planning and authors' code must not need a framework.
 */
public record ModuleVersion(int major, int minor, int micro, String qualifier) implements Comparable<ModuleVersion> {

    // Stands in front of ZERO, whose constructor uses it.
    private static final Pattern QUALIFIER = Pattern.compile("[A-Za-z0-9_-]*");

    /** What a bundle without a Bundle-Version has. */
    public static final ModuleVersion ZERO = new ModuleVersion(0, 0, 0, "");

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9})(?:\\.(\\d{1,9})(?:\\.([A-Za-z0-9_-]+))?)?)?");

    private static final Comparator<ModuleVersion> ORDER = Comparator.comparingInt(ModuleVersion::major)
            .thenComparingInt(ModuleVersion::minor)
            .thenComparingInt(ModuleVersion::micro)
            .thenComparing(ModuleVersion::qualifier);

    /**
     * Checks what {@link #parse} would not have read.
     *
     * @throws IllegalArgumentException if a number is negative or the qualifier has other characters than allowed
     */
    public ModuleVersion {
        Objects.requireNonNull(qualifier, "qualifier");
        if (major < 0 || minor < 0 || micro < 0) {
            throw new IllegalArgumentException(
                    "a version has no negative numbers: " + major + "." + minor + "." + micro);
        }
        if (!QUALIFIER.matcher(qualifier).matches()) {
            throw new IllegalArgumentException(
                    "qualifier '" + qualifier + "' may only have letters, digits, '_' and '-'");
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if the text is not a version
     */
    public static ModuleVersion parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a version such as 1.2.0");
        }
        return new ModuleVersion(
                Integer.parseInt(form.group(1)), number(form.group(2)), number(form.group(3)), text(form.group(4)));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String text(@Nullable String qualifier) {
        return qualifier == null ? "" : qualifier;
    }

    @Override
    public int compareTo(ModuleVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        String numbers = major + "." + minor + "." + micro;
        return qualifier.isEmpty() ? numbers : numbers + "." + qualifier;
    }
}
