package dev.banister.api.schema;

/** What becomes of the rows that refer to one that is deleted, or whose key is changed. */
public enum ReferentialAction {
    /** The change is refused, at the end of the statement or of the transaction. */
    NO_ACTION,
    /** The change is refused at once. */
    RESTRICT,
    /** They are deleted, or follow. */
    CASCADE,
    /** Their columns become NULL. */
    SET_NULL,
    /** Their columns become their defaults. */
    SET_DEFAULT
}
