package dev.banister.engine.schema;

import java.util.List;
import java.util.Objects;

/**
 * What takes an operation back, and what tells whether there is anything to take back.
 *
 * @param operations the inverses, in the order in which they are to be run
 * @param before what the script has found before the operation, of that table and of the others that it looked for
 * @param statements how many statements in SQL make the operation; 0 if that is not known
 * @param own how many statements of its own the script had executed before it
 */
public record Undo(List<Operation> operations, FoundTables before, int statements, int own) {

    public Undo {
        operations = List.copyOf(operations);
        Objects.requireNonNull(before, "before");
    }
}
