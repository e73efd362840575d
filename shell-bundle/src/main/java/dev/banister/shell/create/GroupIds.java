package dev.banister.shell.create;

import dev.banister.api.model.GroupName;
import dev.banister.api.model.GroupName.Spelling;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Picks the next free id of a module, in the spelling that the module's groups already have. Pure. */
final class GroupIds {

    private static final int DEFAULT_WIDTH = 3;
    private static final DateTimeFormatter DATE = format("uuuu-MM-dd");
    private static final DateTimeFormatter TIMESTAMP = format("uuuuMMddHHmmss");
    private static final DateTimeFormatter SHORT_TIMESTAMP = format("yyMMdd_HHmmss");

    private final Collection<GroupName> existing;

    GroupIds(Collection<GroupName> existing) {
        this.existing = existing;
    }

    /** That of the module's last group; our own, a date, if it has none. */
    Spelling spelling() {
        return last().map(GroupName::spelling).orElse(Spelling.DATE);
    }

    /**
     * The id of a new group.
     *
     * @throws IllegalArgumentException if no group can be called that; the message is fit for users
     */
    GroupName next(Spelling spelling, String description, Instant now) {
        return switch (spelling) {
            case DATE -> dated(GroupName.of(DATE.format(now) + "-" + description), description, now);
            case NUMBER -> GroupName.of(nextNumber() + "_" + description);
            case TIMESTAMP -> GroupName.of(TIMESTAMP.format(free(now)) + "_" + description);
            case SHORT_TIMESTAMP -> GroupName.of("m" + SHORT_TIMESTAMP.format(free(now)) + "_" + description);
        };
    }

    /** With the time where the date alone would put it before another group of the same day, against a fresh database. */
    private GroupName dated(GroupName dated, String description, Instant now) {
        boolean comesFirst = existing.stream()
                .anyMatch(group -> !group.equals(dated)
                        && group.instant()
                                .map(DATE::format)
                                .equals(dated.instant().map(DATE::format))
                        && group.compareTo(dated) > 0);
        return comesFirst ? next(Spelling.TIMESTAMP, description, now) : dated;
    }

    private Optional<GroupName> last() {
        return existing.stream().max(Comparator.naturalOrder());
    }

    private String nextNumber() {
        long highest = existing.stream()
                .filter(group -> group.number().isPresent())
                .mapToLong(group -> group.number().getAsLong())
                .max()
                .orElse(0);
        int width = existing.stream()
                .filter(group -> group.number().isPresent())
                .mapToInt(group -> group.text().indexOf('_'))
                .max()
                .orElse(DEFAULT_WIDTH);
        return String.format(Locale.ROOT, "%0" + width + "d", highest + 1);
    }

    /** The first second from now on that no group has: two of one time would be a conflict. */
    private Instant free(Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        while (taken(second)) {
            second = second.plusSeconds(1);
        }
        return second;
    }

    private boolean taken(Instant second) {
        return existing.stream()
                .filter(group -> group.spelling() != Spelling.DATE)
                .anyMatch(group -> group.instant().equals(Optional.of(second)));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
