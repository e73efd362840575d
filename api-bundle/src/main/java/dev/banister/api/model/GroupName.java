package dev.banister.api.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a group within its module, which also says where the group stands in the module's order.
 *
 * <p>There are four spellings, so that scripts brought from other tools keep their file names:
 *
 * <ul>
 *   <li>{@code 2013-11-11-migrate-attachments}: our own, a date;
 *   <li>{@code 20080906120000_create_products}: a UTC time of 14 digits, as Rails and Zend write it;
 *   <li>{@code m101129_185401_create_news_table}: a UTC time of this century, as Yii writes it;
 *   <li>{@code 001_create_articles}: a sequence number without a date, as CodeIgniter writes it.
 * </ul>
 *
 * Groups are ordered: undated ones first, by number; then by instant, a date alone being midnight UTC; then by text.
 */
public final class GroupName implements Comparable<GroupName> {

    /** The longest group name that the history can hold. */
    public static final int MAX_LENGTH = 100;

    /** How a group name spells its place in the order. */
    public enum Spelling {
        /** {@code YYYY-MM-DD-name} */
        DATE,
        /** {@code YYYYMMDDHHMMSS_name} */
        TIMESTAMP,
        /** {@code mYYMMDD_HHMMSS_name} */
        SHORT_TIMESTAMP,
        /** {@code NNN_name} */
        NUMBER
    }

    private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-(.+)");
    private static final Pattern TIMESTAMP = Pattern.compile("(\\d{14})_(.+)");
    private static final Pattern SHORT_TIMESTAMP = Pattern.compile("m(\\d{6}_\\d{6})_(.+)");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,13})_(.+)");

    private static final DateTimeFormatter TIMESTAMP_FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    /** By the place in time alone: undated ones first, by number; then by instant. */
    static final Comparator<GroupName> BY_PLACE = Comparator.comparing(
                    (GroupName name) -> name.instant.orElse(Instant.MIN))
            .thenComparing(name -> name.number.orElse(0));

    private static final Comparator<GroupName> ORDER = BY_PLACE.thenComparing(name -> name.text);

    private final String text;
    private final Spelling spelling;
    private final Optional<Instant> instant;
    private final OptionalLong number;
    private final String description;

    private GroupName(
            String text, Spelling spelling, Optional<Instant> instant, OptionalLong number, String description) {
        this.text = text;
        this.spelling = spelling;
        this.instant = instant;
        this.number = number;
        this.description = description;
    }

    /**
     * Reads a group name.
     *
     * @throws IllegalArgumentException if it has other characters than allowed, is too long, has neither date nor
     *     number, or a date that does not exist; the message is fit for users
     */
    public static GroupName of(String text) {
        Names.requireName("group", text, MAX_LENGTH);
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            String digits = date.group(1).replace("-", "") + "000000";
            return new GroupName(
                    text, Spelling.DATE, Optional.of(instant(text, digits)), OptionalLong.empty(), date.group(2));
        }
        Matcher timestamp = TIMESTAMP.matcher(text);
        if (timestamp.matches()) {
            return new GroupName(
                    text,
                    Spelling.TIMESTAMP,
                    Optional.of(instant(text, timestamp.group(1))),
                    OptionalLong.empty(),
                    timestamp.group(2));
        }
        Matcher shortTimestamp = SHORT_TIMESTAMP.matcher(text);
        if (shortTimestamp.matches()) {
            String digits = "20" + shortTimestamp.group(1).replace("_", "");
            return new GroupName(
                    text,
                    Spelling.SHORT_TIMESTAMP,
                    Optional.of(instant(text, digits)),
                    OptionalLong.empty(),
                    shortTimestamp.group(2));
        }
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            long value = Long.parseLong(number.group(1));
            return new GroupName(text, Spelling.NUMBER, Optional.empty(), OptionalLong.of(value), number.group(2));
        }
        throw new IllegalArgumentException("group '" + text
                + "' has neither a date nor a number in front: expected YYYY-MM-DD-name, YYYYMMDDHHMMSS_name,"
                + " mYYMMDD_HHMMSS_name or NNN_name");
    }

    /** Has this the characters and the length of a group name, whether or not a date or number stands in front? */
    public static boolean isWellFormed(String text) {
        return Names.isName(text, MAX_LENGTH);
    }

    private static Instant instant(String text, String digits) {
        try {
            return LocalDateTime.parse(digits, TIMESTAMP_FORMAT).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException invalid) {
            throw new IllegalArgumentException("group '" + text + "' begins with a date that does not exist", invalid);
        }
    }

    /** The name as its author wrote it. */
    public String text() {
        return text;
    }

    public Spelling spelling() {
        return spelling;
    }

    /** When the group was written, by its name; empty for a numbered one. */
    public Optional<Instant> instant() {
        return instant;
    }

    /** The sequence number of a group that has no date. */
    public OptionalLong number() {
        return number;
    }

    /** What follows the date or number, for instance {@code migrate-attachments}. */
    public String description() {
        return description;
    }

    @Override
    public int compareTo(GroupName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupName name && text.equals(name.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
