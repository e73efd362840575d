package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.Parameters;
import dev.banister.engine.dialect.TimeText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Times and UUIDs are text, which the server reads; the driver would write a moment in the JVM's zone. */
record MariadbParameters(PreparedStatement statement) implements Parameters {

    @Override
    public void bind(int place, @Nullable Object value) throws SQLException {
        statement.setObject(place, value == null ? null : sent(value));
    }

    private static Object sent(Object value) {
        if (value instanceof LocalDateTime local) {
            return TimeText.of(local);
        }
        if (value instanceof LocalTime time) {
            return TimeText.of(time);
        }
        boolean asText = value instanceof LocalDate || value instanceof UUID || value instanceof Enum<?>;
        return asText
                ? value.toString()
                : TimeText.utc(value).<Object>map(TimeText::of).orElse(value);
    }
}
