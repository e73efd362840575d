package dev.banister.engine.database;

import java.sql.Statement;

/** What a running script's statements and words are told to. What it throws ends the script. */
public interface ScriptConsole {

    /** Some SQL text is about to be sent to the database, or prepared. */
    void checking(String sql);

    /** A statement is about to be executed. */
    void executing(Statement statement);

    /** It has ended, one way or the other. */
    void returned();

    /** A change of structure is about to be made, by one statement or several. */
    void changing(StructureChange change);

    /** A statement, or a change of structure, was executed. */
    void executed(String sql);

    /** The script says something, one line at a time. */
    void say(String text);

    /** The script says how far it is; {@code total} is 0 where that is not known. */
    void progress(long done, long total);
}
