package dev.banister.engine.contract;

import java.util.stream.Collectors;

/**
 * What holds on every database. The behaviours stand in interfaces, one for each subject; a class for each database
 * implements them all and says what differs.
 */
interface Contract {

    /** A database of this test's own, and the modules that are run on it. */
    Host host();

    /** Does a script that fails leave nothing? Else it stands up to the statement that failed, and goes on there. */
    boolean undoesStructure();

    /** What makes a session another one, as statements of a script; with a schema {@code other} where there are any. */
    String sessionChanges();

    /** Those of {@link #sessionChanges} that are made again where the script is gone on with. */
    default String lastingChanges() {
        return sessionChanges()
                .lines()
                .filter(line -> !line.contains("TEMP") && !line.startsWith("ATTACH"))
                .collect(Collectors.joining("\n"));
    }

    /** A statement that writes some of what {@link #lastingChanges} has set into the table {@code seen}. */
    String inForce();

    /** What {@link #inForce} writes. */
    String seenInForce();

    /** A statement that takes the lease from the run it belongs to, behind {@link #lastingChanges}. */
    default String losesTheLease() {
        return "UPDATE banister_lease SET token = token + 1;";
    }

    /** Statements that write what they find of {@link #sessionChanges} into the table {@code seen (what)}. */
    String sessionLook();

    /** What {@link #sessionLook} writes in a session that nobody has changed, in order. */
    String[] untouchedSession();

    /** An identifier in this database's quotes. */
    String quoted(String identifier);

    /** A type that holds any text. */
    String text();
}
