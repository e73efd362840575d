package dev.banister.engine.schema;

import java.util.Objects;
import java.util.Optional;

/** Where a column goes. */
public sealed interface Position {

    /** Behind all others. */
    record Last() implements Position {}

    /** In front of all others. */
    record First() implements Position {}

    /** Behind that column. */
    record After(String column) implements Position {

        public After {
            Objects.requireNonNull(column, "column");
        }
    }

    /**
     * Where it was before it was taken away: behind that column, or in front of all. Only in inverses; a database that
     * adds columns nowhere but behind all others does so here, too.
     */
    record Back(Optional<String> after) implements Position {

        public Back {
            Objects.requireNonNull(after, "after");
        }
    }
}
