package dev.banister.engine.database;

import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Structure;
import java.util.List;

/** A change that a script is still saying: it can be said in more detail until it is made. */
interface Change {

    /** The table that it changes, as the database stores its name. */
    String table();

    /** @param around what an inspector finds around the table now */
    List<Operation> operations(Structure around);
}
