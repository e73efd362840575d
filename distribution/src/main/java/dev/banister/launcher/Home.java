package dev.banister.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The folder that the distribution was unpacked to. */
record Home(Path folder) {

    /** @throws LaunchException if the launcher was not started by its script */
    static Home find() {
        String folder = System.getProperty(FrameworkProperties.HOME);
        if (folder == null) {
            throw LaunchException.wrongUsage(
                    "the property " + FrameworkProperties.HOME + " is not set",
                    "Start Banister by bin/banister, which sets it.");
        }
        return new Home(Path.of(folder).toAbsolutePath().normalize());
    }

    Path bundles() {
        return folder.resolve("bundles");
    }

    Path configuration() {
        return folder.resolve("conf");
    }

    Path modules() {
        return folder.resolve("modules");
    }

    /** Made at the first start. */
    Path data() {
        return folder.resolve("data");
    }

    /** The folder as it stands in values; with {@code /} on every system, since {@code \} would escape there. */
    String text() {
        return folder.toString().replace('\\', '/');
    }

    /** What {@code conf/banister.properties} says; empty if there is no such file. */
    Map<String, String> settings() {
        Path file = configuration().resolve("banister.properties");
        Map<String, String> settings = new TreeMap<>();
        if (!Files.exists(file)) {
            return settings;
        }
        Properties lines = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            lines.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw LaunchException.wrongUsage(
                    file + " cannot be read: " + unreadable.getMessage(), "Correct it, or take it away.");
        }
        for (String key : lines.stringPropertyNames()) {
            settings.put(key, lines.getProperty(key).trim().replace("${" + FrameworkProperties.HOME + "}", text()));
        }
        return settings;
    }
}
