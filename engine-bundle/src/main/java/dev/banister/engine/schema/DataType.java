package dev.banister.engine.schema;

import dev.banister.api.schema.ColumnType;
import java.util.Objects;

/** The type of a column: one said for every database, or one as this database writes it. */
public sealed interface DataType {

    /** Said in the structure language. */
    record Portable(ColumnType type) implements DataType {

        public Portable {
            Objects.requireNonNull(type, "type");
        }
    }

    /** As an inspector has found it: what this database takes in a definition, such as {@code varchar(40)}. */
    record Native(String sql) implements DataType {

        public Native {
            Objects.requireNonNull(sql, "sql");
        }
    }
}
