package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.script.Utf8;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What a {@code group.properties} says: texts that nobody has checked yet. */
record GroupProperties(
        List<String> requires,
        List<String> afterIfPresent,
        List<String> conflicts,
        Optional<String> formerly,
        List<String> databases,
        List<Finding> findings) {

    /** What holds for a group without the file. */
    static final GroupProperties NONE =
            new GroupProperties(List.of(), List.of(), List.of(), Optional.empty(), List.of(), List.of());

    private static final Set<String> KEYS =
            new TreeSet<>(List.of("requires", "after-if-present", "conflicts", "formerly", "database"));

    /** @param place of the file */
    static GroupProperties read(Place place, byte[] content) {
        try {
            String text = Utf8.decode(content);
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            return of(place, text, properties);
        } catch (Utf8.MalformedException malformed) {
            return broken(Finding.of(
                            FindingCodes.UNREADABLE_FILE,
                            Severity.ERROR,
                            place.line(malformed.line()),
                            "the file is not encoded in UTF-8",
                            "Save it in UTF-8.")
                    .because("byte " + (malformed.offset() + 1) + " of the file cannot be part of UTF-8 text"));
        } catch (IllegalArgumentException | IOException malformed) {
            return broken(Finding.of(
                            FindingCodes.BAD_GROUP_PROPERTIES,
                            Severity.ERROR,
                            place,
                            "the file is no properties file: a \\u is not followed by four hexadecimal digits",
                            "Write the character itself; the file is read as UTF-8.")
                    .because(String.valueOf(malformed.getMessage())));
        }
    }

    private static GroupProperties of(Place place, String text, Properties properties) {
        List<Finding> findings = new TreeSet<>(properties.stringPropertyNames())
                .stream()
                        .filter(key -> !KEYS.contains(key))
                        .map(key -> unknownKey(place, text, key))
                        .toList();
        return new GroupProperties(
                list(properties, "requires"),
                list(properties, "after-if-present"),
                list(properties, "conflicts"),
                Optional.of(properties.getProperty("formerly", "").trim()).filter(name -> !name.isEmpty()),
                list(properties, "database"),
                findings);
    }

    private static List<String> list(Properties properties, String key) {
        return Requirement.split(properties.getProperty(key, ""));
    }

    private static Finding unknownKey(Place place, String text, String key) {
        List<String> lines = text.lines().toList();
        int line = 0;
        while (line < lines.size() && !hasKey(lines.get(line), key)) {
            line++;
        }
        return Finding.of(
                        FindingCodes.BAD_GROUP_PROPERTIES,
                        Severity.ERROR,
                        line < lines.size() ? place.line(line + 1) : place,
                        "there is no key '" + key + "'",
                        "Correct the key or take it out.")
                .because("known are: " + String.join(", ", KEYS));
    }

    private static boolean hasKey(String line, String key) {
        String text = line.strip();
        return text.startsWith(key)
                && (text.length() == key.length() || " \t=:".indexOf(text.charAt(key.length())) >= 0);
    }

    private static GroupProperties broken(Finding finding) {
        return new GroupProperties(List.of(), List.of(), List.of(), Optional.empty(), List.of(), List.of(finding));
    }
}
