package dev.banister.api.model;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of versions as OSGi writes it: {@code [1.2,2)}, or {@code 1.2} for that version and any later one.
 *
 * @param ceiling empty if there is no upper end
 */
public record ModuleVersionRange(
        ModuleVersion floor, boolean floorIncluded, Optional<ModuleVersion> ceiling, boolean ceilingIncluded) {

    private static final Pattern INTERVAL = Pattern.compile("([\\[(])([^,]+),([^\\])]+)([\\])])");

    /**
     * Checks what has no text form.
     *
     * @throws IllegalArgumentException if it has no upper end and is anything but a version and any later one
     */
    public ModuleVersionRange {
        Objects.requireNonNull(floor, "floor");
        Objects.requireNonNull(ceiling, "ceiling");
        if (ceiling.isEmpty() && (!floorIncluded || ceilingIncluded)) {
            throw new IllegalArgumentException("a range without an upper end begins with a version that is part of it");
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if the text is not a version range
     */
    public static ModuleVersionRange parse(String text) {
        Matcher interval = INTERVAL.matcher(text.trim());
        if (interval.matches()) {
            return new ModuleVersionRange(
                    ModuleVersion.parse(interval.group(2)),
                    "[".equals(interval.group(1)),
                    Optional.of(ModuleVersion.parse(interval.group(3))),
                    "]".equals(interval.group(4)));
        }
        return new ModuleVersionRange(ModuleVersion.parse(text), true, Optional.empty(), false);
    }

    public boolean includes(ModuleVersion version) {
        int low = version.compareTo(floor);
        if (low < 0 || (low == 0 && !floorIncluded)) {
            return false;
        }
        return ceiling.map(version::compareTo)
                .map(high -> high < 0 || (high == 0 && ceilingIncluded))
                .orElse(true);
    }

    @Override
    public String toString() {
        return ceiling.map(end -> (floorIncluded ? "[" : "(") + floor + "," + end + (ceilingIncluded ? "]" : ")"))
                .orElse(floor.toString());
    }
}
