package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.history.HistoryRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the text of a target comes to: which groups of a module, by their names, are to be applied. It is a set and not
 * a point, since groups may arrive late and a version may know any of them.
 */
final class Targets {

    private static final String NOTHING = "0";
    private static final Pattern VERSION = Pattern.compile("v\\d{1,9}(\\.\\d{1,9}(\\.\\d{1,9}(\\.[A-Za-z0-9_-]+)?)?)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{14}");
    private static final Pattern SHORT_TIMESTAMP = Pattern.compile("\\d{6}_\\d{6}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,13}");
    private static final DateTimeFormatter TIMESTAMP_FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private final Situation situation;
    private final Lookup lookup;

    Targets(Situation situation, Lookup lookup) {
        this.situation = situation;
        this.lookup = lookup;
    }

    /** @throws UsageException if the text has no known form, names nothing, or fits several groups */
    Predicate<GroupName> of(ModuleId module, String text) {
        if (text.equals(NOTHING)) {
            return name -> false;
        }
        if (VERSION.matcher(text).matches()) {
            return version(module, text);
        }
        try {
            Optional<Instant> instant = instant(text);
            if (instant.isPresent()) {
                return upTo(instant.get());
            }
        } catch (DateTimeException invalid) {
            throw lookup.unknownTarget(module, text, "'" + text + "' is a date that does not exist");
        }
        if (NUMBER.matcher(text).matches()) {
            return number(module, text);
        }
        GroupName last = lookup.group(module, text);
        return name -> name.compareTo(last) <= 0;
    }

    /** For all modules at once. */
    Predicate<GroupName> ofHost(String text) {
        if (text.equals(NOTHING)) {
            return name -> false;
        }
        try {
            Optional<Instant> instant = instant(text);
            if (instant.isPresent()) {
                return upTo(instant.get());
            }
        } catch (DateTimeException invalid) {
            throw noHostTarget("'" + text + "' is a date that does not exist");
        }
        throw noHostTarget("'" + text + "' is no target for the whole host");
    }

    private static UsageException noHostTarget(String what) {
        return new UsageException(Finding.of(
                FindingCodes.UNKNOWN_TARGET,
                Severity.ERROR,
                Place.host(),
                what,
                "write a date (YYYY-MM-DD) or 0, or name a module"));
    }

    /** The last instant that a date or time takes in; empty if the text is neither. */
    private static Optional<Instant> instant(String text) {
        if (DATE.matcher(text).matches()) {
            return Optional.of(LocalDate.parse(text)
                    .plusDays(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .minusNanos(1));
        }
        if (TIMESTAMP.matcher(text).matches()) {
            return Optional.of(time(text));
        }
        return SHORT_TIMESTAMP.matcher(text).matches()
                ? Optional.of(time("20" + text.replace("_", "")))
                : Optional.empty();
    }

    private static Instant time(String digits) {
        return LocalDateTime.parse(digits, TIMESTAMP_FORMAT).toInstant(ZoneOffset.UTC);
    }

    private static Predicate<GroupName> upTo(Instant last) {
        return name -> name.instant().map(instant -> !instant.isAfter(last)).orElse(true);
    }

    private Predicate<GroupName> number(ModuleId module, String text) {
        long wanted = Long.parseLong(text);
        boolean exists = situation.groupsOf(module).stream()
                .anyMatch(name -> name.number().isPresent() && name.number().getAsLong() == wanted);
        if (!exists) {
            throw lookup.unknownTarget(module, text, "no group of it has the number " + wanted);
        }
        return name -> name.number().isPresent() && name.number().getAsLong() <= wanted;
    }

    private Predicate<GroupName> version(ModuleId module, String text) {
        String wanted = text.substring(1);
        Set<GroupName> known = new HashSet<>();
        Optional<OfferedModule> installed =
                situation.installed(module).filter(offer -> isVersion(offer.version(), wanted));
        if (installed.isPresent()) {
            installed.get().groups().forEach(group -> known.add(group.id().name()));
            return known::contains;
        }
        boolean seen = false;
        for (HistoryRecord record : situation.past().of(module)) {
            boolean match = isVersion(record.moduleVersion(), wanted);
            seen |= match;
            if (match || record.moduleVersion().compareTo(ModuleVersion.parse(wanted)) < 0) {
                known.add(record.script().group().name());
            }
        }
        if (!seen) {
            throw unknownVersion(module, wanted);
        }
        return known::contains;
    }

    private UsageException unknownVersion(ModuleId module, String wanted) {
        String installed = situation
                .installed(module)
                .map(offer -> "version " + offer.version() + " is installed")
                .orElse("it is not installed");
        return new UsageException(Finding.of(
                        FindingCodes.UNKNOWN_TARGET,
                        Severity.ERROR,
                        Place.of(module),
                        "nobody knows which groups version " + wanted + " has",
                        "name the last group instead; 'list " + module + "' shows them")
                .because(installed, "nothing was applied from version " + wanted));
    }

    /** {@code 1.2} stands for every 1.2.x. */
    private static boolean isVersion(ModuleVersion version, String wanted) {
        return version.equals(ModuleVersion.parse(wanted)) || (version + ".").startsWith(wanted + ".");
    }
}
