package dev.banister.engine.schema;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An operation that a script has made, or was about to make.
 *
 * @param undo kept before it was made
 */
public record MadeOperation(Operation operation, Undo undo) {

    public MadeOperation {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(undo, "undo");
    }

    /** The names of the tables that it is about. */
    public Set<String> tables() {
        return Touched.by(operation);
    }

    /** Are its tables as they were before it? Then nothing of it stands. */
    public boolean isUndone(FoundTables now) {
        return undo.before().isStill(now, tables());
    }

    /** What it takes away for good, in words; see {@link Loss}. */
    public Optional<String> loss() {
        return Loss.of(operation, undo.before());
    }

    /** Do its tables show that what it takes away for good is gone? For one of which nobody knows how far it got. */
    public boolean showsLoss(FoundTables now) {
        return loss().isPresent() && Loss.shows(operation, undo.before(), now);
    }
}
