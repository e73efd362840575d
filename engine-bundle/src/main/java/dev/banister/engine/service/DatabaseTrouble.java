package dev.banister.engine.service;

import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.Dialect;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * What is wrong with a database that cannot be worked with. No exception holds its cause, whose message may hold the URL
 * with the password.
 */
record DatabaseTrouble(String database, DataSource dataSource) {

    /** Of the standard, for whoever may not come in; and of PostgreSQL's driver, which has no password to send. */
    private static final Pattern MAY_BE_THE_PASSWORD = Pattern.compile("28...|08004");

    /** @param dialect of the database, if a connection could be had before */
    MigrationException of(SQLException e, Optional<Dialect> dialect) {
        SQLException driver = driver(e);
        if (dialect.filter(known -> known.isNotPermitted(driver)).isPresent()) {
            return notPermitted(driver);
        }
        return dialect.filter(known -> known.isFull(driver)).isPresent() ? full(driver) : unreachable(driver);
    }

    private RefusedException full(SQLException driver) {
        return new RefusedException(Finding.of(
                        FindingCodes.DATABASE_FULL,
                        Severity.ERROR,
                        Place.host(),
                        "the database '" + database + "' has no room for Banister's own tables",
                        "Make room on its disk, then run the command again.")
                .because(address(), message(driver)));
    }

    private RefusedException notPermitted(SQLException driver) {
        return new RefusedException(Finding.of(
                        FindingCodes.NOT_PERMITTED,
                        Severity.ERROR,
                        Place.host(),
                        "the database '" + database + "' does not let its user do what Banister needs",
                        "Grant the user what the driver names, let '" + database
                                + "' have another user, or make the database writable.")
                .because(address(), message(driver)));
    }

    /** @param schema that our tables are to stand in, as it is configured */
    RefusedException missingSchema(String schema, SQLException e) {
        return new RefusedException(Finding.of(
                        FindingCodes.BAD_CONFIGURATION,
                        Severity.ERROR,
                        Place.host(),
                        "the schema " + schema + " for the history of '" + database + "' is not there",
                        "Make it with CREATE SCHEMA, or correct 'history-schema' or --history-schema.")
                .because(address(), message(driver(e))));
    }

    private DatabaseUnreachableException unreachable(SQLException driver) {
        Optional<PasswordOrigin> password = PasswordOrigin.of(dataSource)
                .filter(known -> MAY_BE_THE_PASSWORD
                        .matcher(String.valueOf(driver.getSQLState()))
                        .matches());
        List<String> facts = new ArrayList<>(List.of(address(), message(driver)));
        password.ifPresent(known -> facts.add("the password: " + known.text()));
        String remedy = "See that the database is up, and that URL, user and password of '" + database + "' are right.";
        return new DatabaseUnreachableException(Finding.of(
                        FindingCodes.DATABASE_UNREACHABLE,
                        Severity.ERROR,
                        Place.host(),
                        "the database '" + database + "' could not be worked with",
                        password.flatMap(PasswordOrigin::remedy)
                                .map(more -> remedy + " " + more)
                                .orElse(remedy))
                .because(facts.toArray(String[]::new)));
    }

    private String address() {
        return "address: " + DatabaseAddress.of(dataSource).orElse("not told by the data source");
    }

    private static String message(SQLException driver) {
        String message = String.valueOf(driver.getMessage()).lines().findFirst().orElse("");
        String state = driver.getSQLState() == null ? "" : " [" + driver.getSQLState() + "]";
        return "the driver: " + DatabaseAddress.clean(message) + unknownHost(driver) + state;
    }

    /** A driver may keep to itself that the name of the host is wrong, which is all that there is to mend. */
    private static String unknownHost(SQLException driver) {
        for (Throwable cause = driver.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return " The name of the host is not known.";
            }
        }
        return "";
    }

    /** What the driver said, where a pool has put its own words around it. */
    private static SQLException driver(SQLException e) {
        SQLException innermost = e;
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException drivers) {
                innermost = drivers;
            }
        }
        return innermost;
    }
}
