package dev.banister.engine.dialect;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.h2.H2Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The database products that the engine knows. */
public final class Dialects {

    /** By the name that the driver reports. */
    private static final Map<String, Dialect> KNOWN = new TreeMap<>(Map.of("H2", new H2Dialect()));

    private Dialects() {}

    /**
     * What the connection leads to.
     *
     * @throws RefusedException if the engine does not know the product
     */
    public static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        Dialect dialect = KNOWN.get(product);
        if (dialect == null) {
            throw new RefusedException(Finding.of(
                            FindingCodes.UNKNOWN_DATABASE,
                            Severity.ERROR,
                            Place.host(),
                            "the database is one that Banister does not know",
                            "Let the data source lead to one of the databases that are known.")
                    .because("the driver calls it: " + product, "known: " + String.join(", ", names())));
        }
        return dialect;
    }

    private static List<String> names() {
        return KNOWN.values().stream().map(Dialect::name).toList();
    }
}
