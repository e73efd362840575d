package dev.banister.engine.osgi;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The JDBC drivers that are known, by the beginning of their URLs. */
enum JdbcDriver {
    H2("jdbc:h2:", "org.h2.Driver"),
    POSTGRESQL("jdbc:postgresql:", "org.postgresql.Driver"),
    MARIADB("jdbc:mariadb:", "org.mariadb.jdbc.Driver"),
    MYSQL("jdbc:mysql:", "com.mysql.cj.jdbc.Driver"),
    SQLITE("jdbc:sqlite:", "org.sqlite.JDBC");

    private static final Pattern PASSWORD =
            Pattern.compile("[;?&](pass|password|pwd)=[^;&]|//[^/@:]*:[^/@]*@", Pattern.CASE_INSENSITIVE);

    private final String prefix;
    private final String driverClass;

    JdbcDriver(String prefix, String driverClass) {
        this.prefix = prefix;
        this.driverClass = driverClass;
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

    /** Does a URL hold a password, as a parameter or before the host? */
    static boolean tellsPassword(String url) {
        return PASSWORD.matcher(url).find();
    }

    /** A URL without what may be secret: parameters, and a user before the host. */
    static String shown(String url) {
        return url.replaceFirst("[;?].*", "").replaceFirst("//[^/@]*@", "//");
    }
}
