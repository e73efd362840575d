package dev.banister.engine.dialect.h2;

import dev.banister.engine.dialect.Parameters;
import dev.banister.engine.dialect.TimeText;
import java.nio.charset.StandardCharsets;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * H2 tells what takes a parameter, where that is a column. It would convert moments by the session's zone, and make of a
 * text for a column of JSON a document that is that text.
 */
final class H2Parameters implements Parameters {

    private final PreparedStatement statement;
    private final List<String> types = new ArrayList<>();

    /** @param statement nothing is bound yet, since H2 then tells the type of that */
    H2Parameters(PreparedStatement statement) throws SQLException {
        this.statement = statement;
        ParameterMetaData taken = statement.getParameterMetaData();
        for (int place = 1; place <= taken.getParameterCount(); place++) {
            types.add(taken.getParameterTypeName(place));
        }
    }

    @Override
    public void bind(int place, @Nullable Object value) throws SQLException {
        // One place too many is for the driver to refuse.
        String type = place <= types.size() ? types.get(place - 1) : "";
        statement.setObject(place, value == null ? null : bound(type, value));
    }

    private static Object bound(String type, Object value) {
        if (value instanceof LocalDateTime local) {
            return type.equals("TIMESTAMP WITH TIME ZONE") ? local.atOffset(ZoneOffset.UTC) : local;
        }
        if (value instanceof String text && type.equals("JSON")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        Optional<LocalDateTime> moment = TimeText.utc(value);
        if (moment.isPresent()) {
            return utc(type, moment.get());
        }
        return value instanceof Enum<?> ? value.toString() : value;
    }

    private static Object utc(String type, LocalDateTime moment) {
        return switch (type) {
            case "TIMESTAMP" -> moment;
            case "DATE" -> moment.toLocalDate();
            case "TIME" -> moment.toLocalTime();
            default -> moment.atOffset(ZoneOffset.UTC);
        };
    }
}
