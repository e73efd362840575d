package dev.banister.engine.script;

import java.util.Objects;
import java.util.Optional;

/**
 * One statement of a script.
 *
 * @param number counted from 1
 * @param line of the file on which its first word stands, counted from 1
 * @param text what is sent to the database, without the delimiter
 * @param data the lines that follow a {@code COPY … FROM stdin}
 * @param hash of the text with comments left out and white space between tokens normalised, and of the data
 */
public record Statement(int number, int line, String text, Optional<StatementData> data, String hash, Kind kind) {

    /** What the engine has to know of a statement before it runs it. */
    public enum Kind {
        /** Reads or changes rows: may share a transaction with its neighbours. */
        DATA,
        /** Changes the structure, or may: everything that is not known to be anything else. */
        STRUCTURE,
        /** Changes nothing but the session: SET and its like. */
        SESSION,
        /** Cannot be run inside a transaction: VACUUM and its like. */
        OUTSIDE,
        /**
         * A setting of the session that a transaction ignores. It stands only in front of all statements of other kinds or
         * behind them, and is to be run before the script's transaction or after it.
         */
        FRAME
    }

    public Statement {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(kind, "kind");
    }
}
