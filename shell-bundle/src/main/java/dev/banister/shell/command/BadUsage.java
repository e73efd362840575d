package dev.banister.shell.command;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import java.util.Collection;
import java.util.List;

/** The ways in which a command line makes no sense. */
final class BadUsage {

    private BadUsage() {}

    static UsageException of(String text, String remedy) {
        return new UsageException(finding(text, remedy));
    }

    static Finding finding(String text, String remedy) {
        return Finding.of(FindingCodes.BAD_USAGE, Severity.ERROR, Place.host(), text, remedy);
    }

    /** A name that nothing has; {@code like} are those that may have been meant. */
    static UsageException unknown(String text, List<String> like, String remedy) {
        Finding finding = Finding.of(FindingCodes.UNKNOWN_NAME, Severity.ERROR, Place.host(), text, remedy);
        return new UsageException(
                like.isEmpty() ? finding : finding.because("did you mean " + String.join(" or ", like) + "?"));
    }

    /** A name that several things have. */
    static UsageException ambiguous(String text, Collection<String> candidates) {
        return new UsageException(Finding.of(
                        FindingCodes.AMBIGUOUS_TARGET, Severity.ERROR, Place.host(), text, "write one of them in full")
                .because("it fits " + String.join(", ", candidates)));
    }
}
