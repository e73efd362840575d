package dev.banister.engine.osgi;

import dev.banister.engine.dialect.h2.H2Dialect;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The JDBC drivers that are known, by the beginning of their URLs, and how a pool over each of them is set. */
enum JdbcDriver {
    H2("jdbc:h2:", "org.h2.Driver", JdbcDriver.SERVED, Map.of()),
    POSTGRESQL(
            "jdbc:postgresql:",
            "org.postgresql.Driver",
            JdbcDriver.SERVED,
            Map.of("ApplicationName", "banister", "connectTimeout", "10", "tcpKeepAlive", "true")),
    MARIADB("jdbc:mariadb:", "org.mariadb.jdbc.Driver", JdbcDriver.SERVED, Map.of("connectTimeout", "10000")),
    MYSQL(
            "jdbc:mysql:",
            "com.mysql.cj.jdbc.Driver",
            JdbcDriver.SERVED,
            Map.of("connectTimeout", "10000", "tcpKeepAlive", "true")),
    /**
     * Many may read, one may write: the script's own connection; the others look, and wait for a lock instead of failing
     * at once. A foreign key that nobody looks at would be none: SQLite leaves them alone unless it is told.
     */
    SQLITE("jdbc:sqlite:", "org.sqlite.JDBC", 3, Map.of("busy_timeout", "10000", "foreign_keys", "true"));

    /** A run holds two, the lease's included; the others are for those who look on. */
    private static final int SERVED = 5;

    private static final Pattern PASSWORD = Pattern.compile(
            "[;?&(,](pass|password[123]?|passwd|pwd)\\s*=[^;&]|//[^/@:]*:[^/@]*@", Pattern.CASE_INSENSITIVE);

    private final String prefix;
    private final String driverClass;
    private final int mostConnections;
    private final Map<String, String> defaults;

    JdbcDriver(String prefix, String driverClass, int mostConnections, Map<String, String> defaults) {
        this.prefix = prefix;
        this.driverClass = driverClass;
        this.mostConnections = mostConnections;
        this.defaults = defaults;
    }

    /** The driver that such a URL is for. */
    static Optional<JdbcDriver> of(String url) {
        return Arrays.stream(values())
                .filter(driver -> url.startsWith(driver.prefix))
                .findFirst();
    }

    /** The beginnings of URLs that are known, for messages. */
    static String known() {
        return Arrays.stream(values()).map(driver -> driver.prefix).collect(Collectors.joining(", "));
    }

    /** The service property {@code osgi.jdbc.driver.class} of the factory that a driver bundle publishes. */
    String driverClass() {
        return driverClass;
    }

    /** How many connections a pool may hold. */
    int mostConnections() {
        return mostConnections;
    }

    /** What a connection is to be like where the URL does not say, by the driver's own names. */
    Properties properties(String url) {
        Properties properties = new Properties();
        defaults.forEach((name, value) -> {
            if (!url.contains(name + "=")) {
                properties.setProperty(name, value);
            }
        });
        return properties;
    }

    /**
     * Are all connections of a pool of no use any more, though their states are none of those of the standard, which a pool
     * knows by itself?
     */
    boolean isBroken(SQLException exception) {
        return this == H2 && H2Dialect.isClosed(exception);
    }

    /** Is it part of the distribution? */
    boolean isShipped() {
        return this != MYSQL;
    }

    /** Does a URL hold a password, as a parameter or before the host? */
    static boolean tellsPassword(String url) {
        return PASSWORD.matcher(url).find();
    }
}
