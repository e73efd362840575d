package dev.banister.engine.script;

import java.util.Map;
import java.util.Optional;

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

    /** Is the statement one that the lease makes needless, and that is not to be sent? */
    default boolean isLeftOut(Words words) {
        return false;
    }

    /** Why a script must not have the statement. */
    default Optional<Refusal> refusal(Words words) {
        return Optional.empty();
    }

    /** Functions that no statement must call, by their names in upper case. */
    default Map<String, Refusal> refusedCalls() {
        return Map.of();
    }

    /** Does a statement with these words keep what it has for later, and call nothing of it now? */
    default boolean isDefinition(Words words) {
        return false;
    }
}
