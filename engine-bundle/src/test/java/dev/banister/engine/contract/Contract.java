package dev.banister.engine.contract;

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

    /** Statements that write what they find of {@link #sessionChanges} into the table {@code seen (what)}. */
    String sessionLook();

    /** What {@link #sessionLook} writes in a session that nobody has changed, in order. */
    String[] untouchedSession();

    /** An identifier in this database's quotes. */
    String quoted(String identifier);

    /** A type that holds any text. */
    String text();
}
