package dev.banister.engine.dialect;

import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableCopy;
import dev.banister.engine.schema.TableStructure;
import java.util.List;

/**
 * Writes what makes a copy of a table and puts it in the table's place as SQL, for databases that roll back changes of
 * structure: all of it is one transaction. Pure. Safe for use by several threads.
 */
public interface CopyRenderer {

    /** The copy of the table of that stored name; it is not made by this. */
    TableCopy copyOf(String table);

    /** Keeps others from writing to the table until the transaction ends. */
    List<String> lock(String table);

    /**
     * What of the table, or of what depends on it, would be lost: asked before anything is copied.
     *
     * @param before what {@link Inspector#around} has found around the table
     * @throws dev.banister.api.model.MigrationException if that is known already
     */
    List<Objection> objections(TableCopy copy, Structure before);

    /**
     * Makes the copy, with all rows.
     *
     * @param before what was found around the table
     */
    List<String> copy(TableCopy copy, Structure before);

    /** Do operations on a table put a new column where they say? If not, {@link #reorder} does, once for all. */
    default boolean placesColumns() {
        return false;
    }

    /**
     * Makes the copy anew with its columns in that order.
     *
     * @param now the copy as it is
     * @param order the names of all of its columns
     */
    List<String> reorder(TableCopy copy, TableStructure now, List<String> order);

    /**
     * Unties a table from others before the copies of all of them take their places: the rows of one that still is the old
     * one need not fit to another that is new.
     *
     * @param table that goes
     * @param others the tables that go with it, and itself
     */
    default List<String> part(TableStructure table, List<String> others) {
        return List.of();
    }

    /**
     * Puts the copy in the place of the table, which is dropped.
     *
     * @param before what is found around the table
     * @param now the copy as it is
     */
    List<String> swap(TableCopy copy, Structure before, TableStructure now);
}
