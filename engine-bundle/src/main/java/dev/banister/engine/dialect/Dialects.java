package dev.banister.engine.dialect;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.h2.H2Dialect;
import dev.banister.engine.dialect.mariadb.MariadbDialect;
import dev.banister.engine.dialect.postgresql.PostgresqlDialect;
import dev.banister.engine.dialect.sqlite.SqliteDialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The database products that the engine knows. */
public final class Dialects {

    private static final Dialect SQLITE = new SqliteDialect();

    /** Makes a dialect for what a connection leads to. */
    @FunctionalInterface
    private interface Maker {
        Dialect of(Product product, Connection connection) throws SQLException;
    }

    /** By the name that the driver reports. */
    private static final Map<String, Maker> KNOWN = new TreeMap<>(Map.of(
            "H2", (product, connection) -> H2Dialect.of(connection),
            "MariaDB", MariadbDialect::of,
            "MySQL", MariadbDialect::of,
            "PostgreSQL", (product, connection) -> PostgresqlDialect.of(connection),
            "SQLite", (product, connection) -> SQLITE));

    /** URLs that lead each connection to a database of its own, which is empty and goes with it. */
    private static final Pattern ONE_CONNECTION = Pattern.compile(
            "jdbc:h2:mem:(;.*)?|jdbc:sqlite:(\\?.*)?|jdbc:sqlite:(:memory:|file::memory:)(?!.*cache=shared).*");

    private Dialects() {}

    /**
     * What the connection leads to.
     *
     * @throws RefusedException if the engine does not know the product, or does not work with it as it is set
     */
    public static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        String name = meta.getDatabaseProductName();
        Maker known = KNOWN.get(name);
        if (known == null) {
            throw new RefusedException(Finding.of(
                            FindingCodes.UNKNOWN_DATABASE,
                            Severity.ERROR,
                            Place.host(),
                            "the database is one that Banister does not know",
                            "Let the data source lead to one of the databases that are known.")
                    .because("the driver calls it: " + name, "known: " + String.join(", ", KNOWN.keySet())));
        }
        requireOneForAll(String.valueOf(meta.getURL()));
        Dialect dialect = known.of(Product.of(meta), connection);
        dialect.makeReady(connection);
        dialect.requireSuitable(connection);
        return dialect;
    }

    /** The one that keeps the lease has to see what the one that works does. */
    private static void requireOneForAll(String url) {
        if (ONE_CONNECTION.matcher(url).matches()) {
            throw new RefusedException(Finding.of(
                            FindingCodes.BAD_CONFIGURATION,
                            Severity.ERROR,
                            Place.host(),
                            "each connection would lead to another database, which is empty and goes with it",
                            "Name the database in the URL: jdbc:h2:mem:NAME;DB_CLOSE_DELAY=-1, or a file.")
                    .because("the URL, which names none: " + url.replaceFirst("[;?].*", "")));
        }
    }
}
