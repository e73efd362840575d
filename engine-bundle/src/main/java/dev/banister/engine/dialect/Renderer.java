package dev.banister.engine.dialect;

import dev.banister.api.model.MigrationException;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.util.List;
import java.util.Optional;

/** Writes operations as SQL. Pure: what it has to know of the database it is told. Safe for use by several threads. */
public interface Renderer {

    /**
     * The statements that make that change, one after the other.
     *
     * @param before what {@link Inspector#around} has found just before
     * @throws MigrationException with the finding {@code not-honoured} if the database cannot make exactly that change
     */
    List<String> render(Operation operation, Structure before);

    /**
     * What rows, or tables elsewhere, may have against that change although {@link #render} can write it: asked one after
     * the other, before any of its statements.
     *
     * @param before what {@link Inspector#around} has found just before
     */
    List<Objection> objections(Operation operation, Structure before);

    /**
     * The condition that stands for what the column's type lacks in this database, such as the values of an enumeration;
     * empty if it lacks nothing. Whoever asks for such a column asks for such a check as well, under its default name:
     * {@link #render} adds none by itself.
     */
    default Optional<String> check(ColumnStructure column) {
        return Optional.empty();
    }

    /** The checks that {@link #check} gave for that column as it is, although their names may be others by now. */
    default List<CheckStructure> checksOfType(TableStructure table, ColumnStructure column) {
        return List.of();
    }
}
