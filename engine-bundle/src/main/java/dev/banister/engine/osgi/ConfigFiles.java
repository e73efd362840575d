package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code .cfg} files as Felix FileInstall does, which is not there in command mode: {@code PID.cfg} and
 * {@code FACTORYPID-name.cfg}, in the form of {@link Properties}, with <code>${name}</code> replaced.
 */
final class ConfigFiles {

    private static final String ENDING = ".cfg";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]*)}");

    private final UnaryOperator<@Nullable String> properties;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * One file.
     *
     * @param name which of the configurations of a factory; empty for a PID that is no factory
     */
    record Config(String pid, String name, String file, Map<String, String> values) {}

    /** @param properties what stands for <code>${name}</code>, null if nothing does */
    ConfigFiles(UnaryOperator<@Nullable String> properties) {
        this.properties = properties;
    }

    /**
     * Reads one file, which describes a database whatever it is called, or all of a folder in the order of their names;
     * none if there is no such folder.
     */
    List<Config> read(Path place) {
        try {
            boolean folder = Files.isDirectory(place);
            List<Config> configs = new ArrayList<>();
            for (Path file : files(place)) {
                configs.add(readFile(file, !folder));
            }
            return configs;
        } catch (IOException unreadable) {
            problem(place, "cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }

    /** What was wrong with them. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return Files.exists(place) ? List.of(place) : List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private Config readFile(Path file, boolean named) throws IOException {
        Properties raw = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            raw.load(in);
        } catch (IllegalArgumentException malformed) {
            throw new IOException(file.getFileName() + ": " + malformed.getMessage(), malformed);
        }
        Map<String, String> values = new TreeMap<>();
        for (String key : raw.stringPropertyNames()) {
            values.put(key, replaced(file, raw.getProperty(key)));
        }
        String base = baseName(file);
        if (named && !base.startsWith(PooledDatabase.PID)) {
            return new Config(PooledDatabase.PID, base, file.toString(), values);
        }
        int dash = base.indexOf('-');
        return dash < 0
                ? new Config(base, "", file.toString(), values)
                : new Config(base.substring(0, dash), base.substring(dash + 1), file.toString(), values);
    }

    private static String baseName(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    private String replaced(Path file, String value) {
        return REFERENCE.matcher(value).replaceAll(reference -> {
            String found = properties.apply(reference.group(1));
            if (found == null) {
                problem(file, "uses " + reference.group() + ", which is no property of the framework or the system");
            }
            return Matcher.quoteReplacement(found == null ? reference.group() : found);
        });
    }

    private void problem(Path file, String text) {
        findings.add(Finding.of(
                FindingCodes.BAD_CONFIGURATION,
                Severity.ERROR,
                Place.host().file(file.toString()),
                "the configuration " + text,
                "Correct it there."));
    }
}
