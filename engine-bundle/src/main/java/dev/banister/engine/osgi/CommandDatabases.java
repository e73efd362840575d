package dev.banister.engine.osgi;

import dev.banister.engine.osgi.ConfigFiles.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The configurations of one command: those of the files, with what the command line says instead. A URL on the command
 * line stands for one database in place of those of the files.
 */
final class CommandDatabases {

    private static final String COMMAND_LINE = "command line";

    /** Framework property to configuration key. */
    private static final Map<String, String> OVERRIDES = new LinkedHashMap<>();

    static {
        OVERRIDES.put("banister.user", "user");
        OVERRIDES.put("banister.password.file", "password.file");
        OVERRIDES.put("banister.prefix", "prefix");
        OVERRIDES.put("banister.history-schema", "history-schema");
        OVERRIDES.put("banister.history-prefix", "history-prefix");
    }

    private CommandDatabases() {}

    /**
     * Joins files and command line.
     *
     * @param properties of the framework, null for one that is not set
     */
    static List<Config> configs(List<Config> files, UnaryOperator<@Nullable String> properties) {
        String url = properties.apply("banister.url");
        String name = properties.apply("banister.database");
        Map<String, String> overrides = overrides(properties);
        List<Config> configs = new ArrayList<>();
        if (url != null) {
            Map<String, String> values = new TreeMap<>(overrides);
            values.put("url", url);
            values.put("name", name == null ? PoolConfig.MAIN : name);
            configs.add(new Config(PooledDatabase.PID, COMMAND_LINE, COMMAND_LINE, values));
        }
        for (Config config : files) {
            if (!isDatabase(config)) {
                configs.add(config);
            } else if (url == null) {
                boolean meant = name == null || name.equals(nameOf(config));
                configs.add(meant ? with(config, overrides) : config);
            }
        }
        return configs;
    }

    static boolean isDatabase(Config config) {
        return config.pid().equals(PooledDatabase.PID);
    }

    /** The name of the database that a configuration is for; as {@link PoolConfig} reads it. */
    static String nameOf(Config config) {
        ConfigValues values = new ConfigValues(config.values(), config.file());
        return values.text("name", PoolConfig.MAIN, DatabaseOptions.NAME, DatabaseOptions.NAME_FORM);
    }

    private static Config with(Config config, Map<String, String> overrides) {
        Map<String, String> values = new TreeMap<>(config.values());
        values.putAll(overrides);
        return new Config(config.pid(), config.name(), config.file(), values);
    }

    private static Map<String, String> overrides(UnaryOperator<@Nullable String> properties) {
        Map<String, String> overrides = new TreeMap<>();
        OVERRIDES.forEach((property, key) -> {
            String value = properties.apply(property);
            if (value != null) {
                overrides.put(key, value);
            }
        });
        return overrides;
    }
}
