package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.service.ModuleFilter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values of one configuration: refused, never corrected in silence. All that is wrong is collected. */
final class ConfigValues {

    private static final Pattern MODULES = Pattern.compile("[A-Za-z0-9_.*-]+");

    private final Map<String, ?> values;
    private final String source;
    private final List<Finding> problems = new ArrayList<>();

    /** @param source where the values stand, for the messages */
    ConfigValues(Map<String, ?> values, String source) {
        this.values = values;
        this.source = source;
    }

    /** A text; empty if the key is not there or has nothing behind it. */
    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key))
                .map(value -> value.toString().trim())
                .filter(text -> !text.isEmpty());
    }

    /** A text of a certain form. */
    String text(String key, String otherwise, Pattern form, String allowed) {
        String text = text(key).orElse(otherwise);
        if (!text.equals(otherwise) && !form.matcher(text).matches()) {
            problem(key, text, allowed);
            return otherwise;
        }
        return text;
    }

    /** Is it the second of two words? The first one holds if the key is not there. */
    boolean isSecond(String key, String first, String second) {
        String word = text(key).orElse(first);
        if (!word.equals(first) && !word.equals(second)) {
            problem(key, word, "'" + first + "' or '" + second + "'");
        }
        return word.equals(second);
    }

    /** Which modules; all of them if the key is not there. */
    ModuleFilter modules(String key) {
        List<String> names = PropertyTexts.names(values.get(key));
        names.stream()
                .filter(name -> !MODULES.matcher(name).matches())
                .forEach(name -> problem(key, name, "symbolic names, in which '*' stands for any characters"));
        return new ModuleFilter(names);
    }

    /** A time as a whole number. */
    Duration time(String key, Duration otherwise, ChronoUnit unit) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("\\d{1,9}")) {
            problem(key, text.get(), "a whole number of " + unit.toString().toLowerCase(Locale.ROOT));
            return otherwise;
        }
        return Duration.of(Long.parseLong(text.get()), unit);
    }

    /** A time as a whole number above 0; empty if nothing is said. */
    Optional<Duration> time(String key, ChronoUnit unit) {
        Optional<Duration> time = text(key).map(said -> time(key, Duration.ZERO, unit));
        if (time.isPresent() && time.get().isZero()) {
            problem(key, text(key).orElse(""), "above 0, or left out");
        }
        return time.filter(said -> !said.isZero());
    }

    /** What stands behind a common beginning of keys, by the rest of the key. */
    Map<String, String> below(String beginning) {
        return values.entrySet().stream()
                .filter(value -> value.getKey().startsWith(beginning))
                .collect(Collectors.toMap(
                        value -> value.getKey().substring(beginning.length()),
                        value -> value.getValue().toString()));
    }

    void problem(String key, String value, String allowed) {
        problem("'" + key + "' is '" + value + "' and must be " + allowed);
    }

    void problem(String text) {
        problems.add(Finding.of(
                FindingCodes.BAD_CONFIGURATION,
                Severity.ERROR,
                Place.host().file(source),
                text,
                "Correct it there; the database is not used until then."));
    }

    List<Finding> problems() {
        return List.copyOf(problems);
    }
}
