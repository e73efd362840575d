package dev.banister.engine.script;

/** What a product's statements do, as far as their words tell. Immutable. */
interface Grammar {

    /** Does this first word, in upper case, begin a statement on rows that has no body and takes no data? */
    boolean isPlainData(String first);

    Statement.Kind kind(Words words);

    /** What has to be followed from a statement's first word on. */
    Body body(String first);

    /** Does the statement leave the database that the engine was told to work on? */
    default boolean leavesDatabase(Words words) {
        return false;
    }

    /** Is the statement one for the product's own client? */
    default boolean isClientCommand(Words words) {
        return false;
    }
}
