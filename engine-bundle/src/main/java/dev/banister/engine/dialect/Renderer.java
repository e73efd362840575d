package dev.banister.engine.dialect;

import dev.banister.api.model.MigrationException;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Structure;
import java.util.List;

/** Writes operations as SQL. Pure: what it has to know of the database it is told. Safe for use by several threads. */
public interface Renderer {

    /**
     * The statements that make that change, one after the other.
     *
     * @param before what {@link Inspector#around} has found just before
     * @throws MigrationException with the finding {@code not-honoured} if the database cannot make exactly that change
     */
    List<String> render(Operation operation, Structure before);
}
