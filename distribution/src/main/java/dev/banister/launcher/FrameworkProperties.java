package dev.banister.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Constants;

/** What the framework, FileInstall and the engine are told. */
final class FrameworkProperties {

    static final String HOME = "banister.home";
    static final String MODE = "banister.mode";
    static final String MODULES = "banister.modules";
    static final String CONFIG = "banister.config";
    static final String STOP_WAIT = "banister.stop-wait";

    /** Start levels: drivers and libraries, the engine, front ends, modules. */
    static final int LIBRARIES = 5;

    static final int ENGINE = 10;
    static final int FRONT_ENDS = 15;
    static final int MODULES_LEVEL = 20;

    /** Bundles of today import SLF4J 2, older ones [1.6,2) or [1.7,2); both get the one on the class path. */
    private static final String LOGGING = "org.slf4j;version=\"2.0.20\",org.slf4j.event;version=\"2.0.20\","
            + "org.slf4j.helpers;version=\"2.0.20\",org.slf4j.spi;version=\"2.0.20\",org.slf4j;version=\"1.7.36\"";

    private FrameworkProperties() {}

    /** For a host. */
    static Map<String, String> host(Home home, CommandLine line) {
        Map<String, String> properties = common(home, home.data().resolve("framework"));
        properties.put("felix.fileinstall.poll", "150");
        properties.putAll(home.settings());
        properties.putAll(fixed(home, line));
        properties.put(
                "felix.fileinstall.dir",
                line.option(CONFIG, home.configuration().toString()) + "," + properties.get(MODULES));
        // Bundles and configurations; what is being copied under another name is not looked at.
        properties.put("felix.fileinstall.filter", ".*\\.(jar|cfg)");
        properties.put("felix.fileinstall.noInitialDelay", "true");
        // It would write an edited configuration back, and was seen to leave an empty file when it was killed.
        properties.put("felix.fileinstall.enableConfigSave", "false");
        // Where Java itself has to poll for changes, it does so every 10 s; a look at two folders costs nothing.
        properties.put("felix.fileinstall.disableNio2", "true");
        properties.put("felix.fileinstall.log.default", "jul");
        properties.put("felix.fileinstall.start.level", Integer.toString(MODULES_LEVEL));
        return properties;
    }

    /**
     * How long the framework may take to stop; longer than the engine waits for a script.
     *
     * @throws LaunchException if it is no number
     */
    static Duration stopWait(Map<String, String> properties) {
        String seconds = properties.getOrDefault(STOP_WAIT, "90");
        try {
            return Duration.ofSeconds(Long.parseLong(seconds));
        } catch (NumberFormatException notANumber) {
            throw LaunchException.wrongUsage(
                    STOP_WAIT + " in conf/banister.properties is '" + seconds + "'",
                    "Set it to a number of seconds, such as 90.");
        }
    }

    /** For one command. */
    static Map<String, String> command(Home home, CommandLine line, Path storage) {
        Map<String, String> properties = common(home, storage);
        properties.putAll(home.settings());
        properties.putAll(fixed(home, line));
        properties.putIfAbsent(CONFIG, home.configuration().toString());
        return properties;
    }

    private static Map<String, String> common(Home home, Path storage) {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(MODULES_LEVEL));
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, LOGGING);
        properties.put(MODULES, home.modules().toString());
        // Felix would print to standard output; what it has to say comes as events, which are logged.
        properties.put("felix.log.level", "0");
        return properties;
    }

    /** What no settings file may change. */
    private static Map<String, String> fixed(Home home, CommandLine line) {
        Map<String, String> properties = new HashMap<>(line.options());
        properties.put(HOME, home.text());
        properties.put(MODE, line.mode().property());
        return properties;
    }
}
