package dev.banister.engine.dialect;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Values of {@code java.time} as text of one width, to the microsecond, so that it sorts as they do. */
public final class TimeText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private TimeText() {}

    /** {@code 15:04:05.000000}. */
    public static String of(LocalTime time) {
        return TIME.format(time);
    }

    /** {@code 2020-01-02 15:04:05.000000}. */
    public static String of(LocalDateTime dayAndTime) {
        return DAY_AND_TIME.format(dayAndTime);
    }

    /** The day and time in UTC, if the value is a moment. */
    public static Optional<LocalDateTime> utc(Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
        if (value instanceof OffsetDateTime moment) {
            return Optional.of(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
        }
        return value instanceof ZonedDateTime moment
                ? Optional.of(moment.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime())
                : Optional.empty();
    }
}
