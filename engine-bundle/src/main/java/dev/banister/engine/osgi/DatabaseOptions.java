package dev.banister.engine.osgi;

import dev.banister.engine.script.TimeLimits;
import dev.banister.engine.service.DatabaseSettings;
import dev.banister.engine.service.ModuleFilter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a host decides for one database, and how it treats it.
 *
 * @param modules that go to it
 * @param autoUpgrade is it upgraded whenever a module arrives?
 * @param settle how long nothing must have changed before that
 * @param stopWait how long a bundle that stops, or the host, waits for the script that runs
 */
record DatabaseOptions(
        DatabaseSettings settings, ModuleFilter modules, boolean autoUpgrade, Duration settle, Duration stopWait) {

    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    static final String NAME_FORM = "letters, digits, '_' and '-', beginning with a letter or digit";

    /** What {@link #read} understands; {@code placeholder.NAME} besides. */
    static final Set<String> KEYS = Set.of(
            "modules",
            "auto-upgrade",
            "confirm",
            "read-only",
            "prefix",
            "history-schema",
            "history-prefix",
            "settle",
            "stop-wait",
            "lock-timeout",
            "statement-timeout");

    static final String PLACEHOLDER = "placeholder.";

    private static final Pattern TABLE_PREFIX = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String PREFIX_FORM = "letters, digits and '_', beginning with a letter or '_'";
    private static final Duration SETTLE = Duration.ofMillis(300);
    private static final Duration STOP_WAIT = Duration.ofSeconds(60);

    /** Reads them; what is wrong is left in the values. */
    static DatabaseOptions read(String name, ConfigValues values) {
        DatabaseSettings usual = DatabaseSettings.DEFAULT;
        DatabaseSettings settings = new DatabaseSettings(
                name,
                values.isSecond("confirm", "none", "up"),
                values.isSecond("read-only", "off", "on"),
                values.text("prefix", usual.tablePrefix(), TABLE_PREFIX, PREFIX_FORM),
                values.text("history-schema"),
                values.text("history-prefix", usual.historyPrefix(), TABLE_PREFIX, PREFIX_FORM),
                values.below(PLACEHOLDER),
                new TimeLimits(
                        values.time("lock-timeout", ChronoUnit.SECONDS),
                        values.time("statement-timeout", ChronoUnit.SECONDS)));
        return new DatabaseOptions(
                settings,
                values.modules("modules"),
                !values.isSecond("auto-upgrade", "on", "off"),
                values.time("settle", SETTLE, ChronoUnit.MILLIS),
                values.time("stop-wait", STOP_WAIT, ChronoUnit.SECONDS));
    }
}
