package dev.banister.engine.script;

import java.util.Objects;

/**
 * One statement of a script.
 *
 * @param number counted from 1
 * @param line of the file on which its first word stands, counted from 1
 * @param text what is sent to the database, without the delimiter
 * @param hash of the text with comments left out and white space between tokens normalised
 */
public record Statement(int number, int line, String text, String hash, Kind kind) {

    /** What the engine has to know of a statement before it runs it. */
    public enum Kind {
        /** Reads or changes rows: may share a transaction with its neighbours. */
        DATA,
        /** Changes the structure, or may: everything that is not known to be anything else. */
        STRUCTURE,
        /** Changes nothing but the session: SET and its like. */
        SESSION
    }

    public Statement {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(kind, "kind");
    }
}
