package dev.banister.engine.dialect;

import dev.banister.engine.schema.Structure;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads what a database holds. Our own tables, and what belongs to the database itself, are left out. Immutable and safe
 * for use by several threads.
 */
public interface Inspector {

    /** The schema that is current, in a number of queries that does not depend on how much it holds. */
    Structure read(Connection connection, OurTables ours) throws SQLException;

    /**
     * As much of it as an operation on that table can touch: the table itself, the tables that refer to it, and the views
     * that read it, directly or through others. Empty if there is no such table.
     *
     * @param table as the database stores its name
     */
    Structure around(Connection connection, String table) throws SQLException;

    /**
     * Does an attribute of a table or a column say what others were given of it, such as a right to read it? Whoever takes
     * back what a script has made does not look at those, and a table that is dropped takes them along.
     */
    default boolean isByOthers(String attribute) {
        return false;
    }
}
