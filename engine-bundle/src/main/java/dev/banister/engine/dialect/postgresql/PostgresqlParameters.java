package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.Parameters;
import dev.banister.engine.dialect.TimeText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A moment is sent without a type, with its offset: the server takes it for what the column is, and ignores the offset
 * where that knows no zones. With a type it would convert it by the session's zone, which the driver sets to the JVM's.
 */
record PostgresqlParameters(PreparedStatement statement) implements Parameters {

    private static final String UTC = "+00";

    @Override
    public void bind(int place, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setObject(place, null);
            return;
        }
        Optional<LocalDateTime> time = value instanceof LocalDateTime local ? Optional.of(local) : TimeText.utc(value);
        if (time.isPresent()) {
            statement.setObject(place, TimeText.of(time.get()) + UTC, Types.OTHER);
        } else {
            statement.setObject(place, value instanceof Enum<?> ? value.toString() : value);
        }
    }
}
