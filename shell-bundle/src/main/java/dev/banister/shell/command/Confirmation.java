package dev.banister.shell.command;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.shell.output.Text;
import java.util.Optional;

/** Asks a person for a word before something is done that cannot simply be undone. */
record Confirmation(Invocation invocation) {

    /**
     * Returns if the answer is yes, or if {@code --yes} has given it beforehand.
     *
     * @param shown what is said before the question
     * @param needed why nothing is done where nobody can be asked
     * @param facts of that
     * @throws RefusedException if the answer is no, or nobody answers
     */
    void require(String question, Runnable shown, String needed, String... facts) {
        if (invocation.options().yes) {
            return;
        }
        if (invocation.options().json || !invocation.frontEnd().console().interactive()) {
            throw refused(
                    needed + ", and there is no terminal to ask on",
                    "add --yes if that is what is wanted; nothing was changed",
                    facts);
        }
        Text text = invocation.text();
        shown.run();
        Optional<Boolean> confirmed = text.confirmed(question);
        if (!confirmed.orElse(false)) {
            throw refused(
                    (confirmed.isPresent() ? "the answer was no" : "the question was not answered")
                            + ", and nothing was changed",
                    "to go on after all, run it again and answer y, or add --yes");
        }
    }

    private static RefusedException refused(String text, String remedy, String... facts) {
        return new RefusedException(
                Finding.of(FindingCodes.CONFIRMATION_NEEDED, Severity.ERROR, Place.host(), text, remedy)
                        .because(facts));
    }
}
