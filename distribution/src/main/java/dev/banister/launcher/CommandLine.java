package dev.banister.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line, as far as it concerns the launcher.
 *
 * @param options the host's options, by the framework property that carries them; folders and files are absolute
 * @param arguments everything as it was given; a command gets them all
 */
record CommandLine(Mode mode, Map<String, String> options, List<String> arguments) {

    private static final Map<String, String> PROPERTIES = Map.of(
            "--modules", FrameworkProperties.MODULES,
            "--config", FrameworkProperties.CONFIG,
            "--url", "banister.url",
            "--user", "banister.user",
            "--password-file", "banister.password.file",
            "--database", "banister.database",
            "--prefix", "banister.prefix",
            "--history-schema", "banister.history-schema",
            "--history-prefix", "banister.history-prefix");

    private static final List<String> HELP = List.of("--help", "-h");

    private static final List<String> PATHS = List.of("--modules", "--config", "--password-file");

    /** What a host without a command can be told; the rest of it stands in {@code conf/}. */
    private static final List<String> FOR_HOSTS = List.of(FrameworkProperties.MODULES, FrameworkProperties.CONFIG);

    CommandLine {
        options = Map.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /**
     * @param terminal whether a person sits at the other end
     * @throws LaunchException if a host is asked for in a way that it does not know
     */
    static CommandLine parse(List<String> arguments, boolean terminal) {
        Map<String, String> options = new TreeMap<>();
        List<String> words = takeOptions(arguments, options);
        if (words.isEmpty()) {
            requireHostOptions(options);
            return new CommandLine(terminal ? Mode.SHELL : Mode.SERVE, options, arguments);
        }
        if (!"serve".equals(words.get(0))) {
            return new CommandLine(Mode.COMMAND, options, arguments);
        }
        if (words.size() == 2 && HELP.contains(words.get(1))) {
            return new CommandLine(Mode.COMMAND, options, List.of("help", "serve"));
        }
        if (words.size() > 1) {
            throw LaunchException.wrongUsage(
                    "'serve' does not know '" + words.get(1) + "'",
                    "It is: banister serve [--modules DIR] [--config DIR]");
        }
        requireHostOptions(options);
        return new CommandLine(Mode.SERVE, options, arguments);
    }

    /** @return the words that are not options of the host */
    private static List<String> takeOptions(List<String> arguments, Map<String, String> options) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if ("--".equals(word)) {
                rest.addAll(arguments.subList(i, arguments.size()));
                break;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String property = PROPERTIES.get(name);
            if (property == null) {
                rest.add(word);
            } else if (equals >= 0) {
                options.put(property, value(name, word.substring(equals + 1)));
            } else if (i + 1 < arguments.size()) {
                i++;
                options.put(property, value(name, arguments.get(i)));
            } else {
                throw LaunchException.wrongUsage(
                        name + " needs a value", "Write " + name + " VALUE or " + name + "=VALUE.");
            }
        }
        return rest;
    }

    private static String value(String name, String text) {
        return PATHS.contains(name) ? Path.of(text).toAbsolutePath().normalize().toString() : text;
    }

    /**
     * A folder that is misspelled must not pass for an empty one.
     *
     * @throws LaunchException if what was named is not there
     */
    void requirePlaces() {
        String modules = options.get(FrameworkProperties.MODULES);
        if (modules != null && !Files.isDirectory(Path.of(modules))) {
            throw LaunchException.wrongUsage(
                    "--modules is " + modules + ", and there is no such folder",
                    "Name a folder of module jars, or leave the option out for modules/ of the distribution.");
        }
        requireReadable(options.get(PROPERTIES.get("--password-file")));
        String config = options.get(FrameworkProperties.CONFIG);
        if (config != null && !Files.exists(Path.of(config))) {
            throw LaunchException.wrongUsage(
                    "--config is " + config + ", and there is no such file or folder",
                    "Name a .cfg file or a folder of them, or leave the option out for conf/ of the distribution.");
        }
    }

    private static void requireReadable(@Nullable String passwordFile) {
        if (passwordFile != null && !Files.isReadable(Path.of(passwordFile))) {
            throw LaunchException.wrongUsage(
                    "--password-file is " + passwordFile + ", and there is no such file that can be read",
                    "Name a file whose first line is the password, or leave the option out.");
        }
    }

    private static void requireHostOptions(Map<String, String> options) {
        for (Map.Entry<String, String> option : PROPERTIES.entrySet()) {
            if (options.containsKey(option.getValue()) && !FOR_HOSTS.contains(option.getValue())) {
                throw LaunchException.wrongUsage(
                        option.getKey() + " is for one command, as in 'banister status " + option.getKey() + " …'",
                        "A host takes it from conf/dev.banister.database-main.cfg.");
            }
        }
    }

    /** Does the user want to see more than a command prints of itself? */
    boolean isVerbose() {
        return arguments.contains("--verbose") || arguments.contains("-v");
    }

    /** The value of one of the host's options. */
    String option(String property, String otherwise) {
        return options.getOrDefault(property, otherwise);
    }
}
