package dev.banister.engine.osgi;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A property or attribute that holds one text or several. */
final class PropertyTexts {

    private PropertyTexts() {}

    /** As they are; none where there is no property. */
    static List<String> of(@Nullable Object property) {
        return stream(property).toList();
    }

    /** Lists of names that are parted by commas taken apart as well. */
    static List<String> names(@Nullable Object property) {
        return stream(property)
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Stream<String> stream(@Nullable Object property) {
        if (property == null) {
            return Stream.of();
        }
        if (property instanceof String[] several) {
            return Stream.of(several);
        }
        if (property instanceof Collection<?> several) {
            return several.stream().map(String::valueOf);
        }
        return Stream.of(property.toString());
    }
}
