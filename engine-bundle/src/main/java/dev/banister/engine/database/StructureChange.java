package dev.banister.engine.database;

import dev.banister.engine.schema.FoundTables;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.OperationWords;
import java.util.List;
import java.util.Objects;

/**
 * A change of structure that is about to be made.
 *
 * @param inverses what takes it back, in the order in which they are to be run
 * @param before what was found of the tables that the script has looked for since the change before
 * @param statements what makes it, in SQL
 */
public record StructureChange(
        Operation operation, List<Operation> inverses, FoundTables before, List<String> statements) {

    public StructureChange {
        Objects.requireNonNull(operation, "operation");
        inverses = List.copyOf(inverses);
        Objects.requireNonNull(before, "before");
        statements = List.copyOf(statements);
    }

    /** On one line. */
    public String words() {
        return OperationWords.of(operation);
    }

    /** The statements as one text. */
    public String sql() {
        return String.join(";\n", statements);
    }
}
