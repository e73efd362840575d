package dev.banister.engine.service;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Where a data source leads to, as far as it may be shown: never credentials. */
public final class DatabaseAddress {

    private static final List<String> GETTERS = List.of("getJdbcUrl", "getURL", "getUrl");

    /** Up to the last {@code @}: a password may hold one. */
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/?;\\s]*@");

    /**
     * By what the drivers' own names have in common: {@code password}, {@code sslpassword}, {@code keyStorePassword},
     * {@code trustCertificateKeyStorePassword}, {@code password2}, {@code hexkey} and their like.
     */
    private static final Pattern PARAMETER = Pattern.compile(
            "(?i)\\b(user|username|[\\w.-]*(?:passw|passphrase|secret|token)[\\w.-]*|pass|pwd|key|hexkey)"
                    + "\\s*=\\s*(?:'[^']*'|\"[^\"]*\"|[^;&,)\\s\"']*)");

    private static final Pattern PARAMETERS = Pattern.compile("[;?].*");

    private DatabaseAddress() {}

    /** The URL up to its parameters, if the data source tells it. JDBC has no method for that, but pools and drivers do. */
    static Optional<String> of(DataSource dataSource) {
        return GETTERS.stream()
                .flatMap(getter -> url(dataSource, getter).stream())
                .findFirst()
                .map(DatabaseAddress::shown);
    }

    private static Optional<String> url(DataSource dataSource, String getter) {
        try {
            Method method = dataSource.getClass().getMethod(getter);
            return method.invoke(dataSource) instanceof String url ? Optional.of(url) : Optional.empty();
        } catch (ReflectiveOperationException e) {
            // It has no such method, or not for us: the address is left out.
            return Optional.empty();
        }
    }

    /** A URL up to its parameters, and without what could be a user or a password. */
    public static String shown(String url) {
        return clean(PARAMETERS.matcher(url).replaceFirst(""));
    }

    /** A text without what could be a user or a password. */
    public static String clean(String text) {
        String withoutCredentials = CREDENTIALS.matcher(text).replaceAll("//");
        return PARAMETER.matcher(withoutCredentials).replaceAll("$1=***");
    }
}
