package dev.banister.engine.osgi;

import dev.banister.engine.service.DatabaseAddress;
import dev.banister.engine.service.PasswordOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a database that the host names by its URL.
 *
 * @param driver of the URL; empty together with a problem
 * @param secret the password; never shown
 * @param origin of the password
 */
record PoolConfig(
        String name,
        String url,
        Optional<JdbcDriver> driver,
        String user,
        String secret,
        PasswordOrigin origin,
        DatabaseOptions options) {

    /** The name of a database that is given none. */
    static final String MAIN = "main";

    private static final String DEFAULT_PASSWORD_VARIABLE = "BANISTER_PASSWORD";
    private static final Set<String> KEYS = Set.of("name", "url", "user", "password.env", "password.file");

    /** What configuration admin, components and FileInstall add to a configuration. */
    private static final Set<String> NOT_OURS = Set.of("service.", "component.", "felix.", "osgi.", ".");

    /**
     * Reads a configuration; what is wrong is left in the values.
     *
     * @param environment the value of an environment variable, null if there is none
     */
    static PoolConfig read(Map<String, ?> raw, ConfigValues values, UnaryOperator<@Nullable String> environment) {
        String name = values.text("name", MAIN, DatabaseOptions.NAME, DatabaseOptions.NAME_FORM);
        String url = values.text("url").orElse("");
        Optional<JdbcDriver> driver = JdbcDriver.of(url);
        if (url.isEmpty()) {
            values.problem("there is no 'url'");
        } else if (driver.isEmpty()) {
            values.problem("url", DatabaseAddress.shown(url), "the URL of a known driver: " + JdbcDriver.known());
        }
        if (JdbcDriver.tellsPassword(url)) {
            values.problem(
                    "the password stands in 'url', where a log would show it; use password.env or password.file");
        }
        raw.keySet().stream()
                .filter(key -> !isKnown(key))
                .sorted()
                .forEach(key -> values.problem("'" + key + "' is not a key that is known"));
        DatabaseOptions options = DatabaseOptions.read(name, values);
        String secret = secret(values, environment);
        return new PoolConfig(
                name, url, driver, values.text("user").orElse(""), secret, origin(values, secret), options);
    }

    private static boolean isKnown(String key) {
        return KEYS.contains(key)
                || DatabaseOptions.KEYS.contains(key)
                || key.startsWith(DatabaseOptions.PLACEHOLDER)
                || NOT_OURS.stream().anyMatch(key::startsWith);
    }

    private static String secret(ConfigValues values, UnaryOperator<@Nullable String> environment) {
        Optional<String> file = values.text("password.file");
        if (file.isPresent()) {
            try {
                return Files.readString(Path.of(file.get())).lines().findFirst().orElse("");
            } catch (IOException | InvalidPathException unreadable) {
                values.problem("password.file", file.get(), "a file that can be read");
                return "";
            }
        }
        return Objects.requireNonNullElse(environment.apply(variable(values)), "");
    }

    private static String variable(ConfigValues values) {
        return values.text("password.env").orElse(DEFAULT_PASSWORD_VARIABLE);
    }

    private static PasswordOrigin origin(ConfigValues values, String secret) {
        Optional<String> file = values.text("password.file");
        String from =
                file.map(path -> "the first line of " + path).orElse("the environment variable " + variable(values));
        if (!secret.isEmpty()) {
            return new PasswordOrigin(from, Optional.empty());
        }
        return new PasswordOrigin(
                "none, since " + from + " is empty" + (file.isPresent() ? "" : " or not set"),
                Optional.of("A password is given by the environment variable " + variable(values)
                        + ", by --password-file FILE, or by 'password.env' or 'password.file' in the .cfg file."));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return name + " at " + DatabaseAddress.shown(url);
    }
}
