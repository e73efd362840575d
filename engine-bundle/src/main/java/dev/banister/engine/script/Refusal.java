package dev.banister.engine.script;

/** Why a statement that the database would take is none for a script. */
enum Refusal {
    TABLE_LOCK(
            "the lock would lock out the history as well",
            "Take the statement out: the lease keeps other runs away, and a table that is changed is locked by that."),
    NAMED_LOCK(
            "the lock would be held until the connection ends, by scripts that come after this one",
            "Take GET_LOCK and RELEASE_LOCK out: the lease keeps other runs away."),
    ALL_LOCKS("the lock would be released that shows others that this run is alive", "Release each lock by its name."),
    ENCODING(
            "the driver speaks UTF-8, and another character set would end the connection",
            "Take the statement out: scripts are in UTF-8, whatever the tables hold."),
    QUOTING(
            "the statements behind it would be read otherwise than they were split: it changes what a quote or a"
                    + " backslash means",
            "Take the mode out of the statement, and write the script with single quotes for texts."),
    ENDING(
            "the commits of the engine itself would begin another transaction or end the connection",
            "Take the statement out."),
    DATABASE_CHARSET(
            "it cannot be undone behind the script, and would reach the next one",
            "Take the statement out, and name the character set where the table is made."),
    READ_ONLY_SESSION(
            "the record of the script could not be written",
            "Take the statement out; to look without writing, set 'read-only' for the database."),
    SERVER_FILE(
            "it reads or writes what lies on the server's machine, which is not part of the module",
            "Write COPY … FROM stdin with the data behind it, or INSERT.");

    private final String reason;
    private final String remedy;

    Refusal(String reason, String remedy) {
        this.reason = reason;
        this.remedy = remedy;
    }

    String reason() {
        return reason;
    }

    /** What to do instead. */
    String remedy() {
        return remedy;
    }
}
