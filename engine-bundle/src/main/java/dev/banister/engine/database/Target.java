package dev.banister.engine.database;

import dev.banister.engine.schema.TableStructure;

/** What the changes go to that a script says of a table. */
interface Target {

    /** As the database stores the name of what is changed. */
    String stored();

    /** The table as it is now, by the names that the script knows. */
    TableStructure now();

    /** Makes what is open, and leaves this change of the table open. */
    void open(Change change);
}
