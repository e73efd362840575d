package dev.banister.engine.schema;

import java.util.Objects;

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
}
