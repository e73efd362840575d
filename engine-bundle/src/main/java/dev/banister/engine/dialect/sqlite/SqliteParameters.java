package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.dialect.Parameters;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Times, which SQLite has no types for, are bound in the form that defaults have, so that the two sort together. */
record SqliteParameters(PreparedStatement statement) implements Parameters {

    @Override
    public void bind(int place, @Nullable Object value) throws SQLException {
        statement.setObject(place, value == null ? null : bound(value));
    }

    private static Object bound(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof Temporal time) {
            return DefaultText.time(time);
        }
        return value instanceof UUID || value instanceof Enum<?> ? value.toString() : value;
    }
}
