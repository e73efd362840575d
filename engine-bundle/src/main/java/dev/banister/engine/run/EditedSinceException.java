package dev.banister.engine.run;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.database.SqlText;
import dev.banister.engine.plan.PlannedStep;
import dev.banister.engine.run.DoneTexts.Edited;
import dev.banister.engine.script.SqlScript;
import java.util.Optional;

/** A script that failed half-way is not any more what it was as far as it came. */
final class EditedSinceException extends StepFailure {

    private static final long serialVersionUID = 1L;

    private final transient PlannedStep step;
    private final transient SqlScript script;
    private final int done;

    /** @param done how many statements are */
    EditedSinceException(PlannedStep step, SqlScript script, int done) {
        super(unknown(step, script, done));
        this.step = step;
        this.script = script;
        this.done = done;
    }

    /** With the statement that is meant, if what was kept of those that are done tells. */
    StepFailure explained(Optional<DoneTexts> texts) {
        Optional<Edited> edited = texts.flatMap(kept -> kept.edited(script));
        return edited.isPresent() ? new StepFailure(known(edited.get())) : this;
    }

    private Finding known(Edited edited) {
        Place file = Place.of(step.script()).file(script.file());
        Place place = edited.now()
                .map(now -> file.line(now.line()).statement(now.number()))
                .orElseGet(() -> file.statement(edited.number()));
        return error(place, "has executed this statement already, and it was edited since", waysOut(step, done))
                .because(
                        "executed then, " + edited.then(),
                        edited.now()
                                .map(now -> "in the file now, line " + now.line() + ": " + SqlText.shorten(now.text()))
                                .orElse("in the file now: nothing, it ends after statement "
                                        + script.statements().size()));
    }

    private static Finding unknown(PlannedStep step, SqlScript script, int done) {
        return error(
                        Place.of(step.script()).file(script.file()),
                        "its statements that are done already were edited",
                        waysOut(step, done))
                .because(
                        "done when it ended: statements 1 to " + done + ", of which no text was kept",
                        script.statements().size() < done
                                ? "in the file now: " + script.statements().size() + " statements"
                                : "in the file now: statements 1 to " + done + " with another text");
    }

    private static String waysOut(PlannedStep step, int done) {
        String module = step.script().module().toString();
        String record = "'mark " + module + " " + step.script().group().name() + "/"
                + step.script().name() + "'";
        String forget = "'mark " + module + " TARGET' and the group before it, or 0";
        boolean up = WorkMaker.direction(step) == Direction.UP;
        return "Restore it, edit only what comes after statement " + done
                + ", and run the command again. Or finish the "
                + (up ? "script" : "down") + " by hand, and have that recorded with " + (up ? record : forget)
                + ". Or undo by hand what it has done, and "
                + (up
                        ? "have it forgotten with " + forget + "; then 'up " + module + "' begins anew."
                        : "run " + record + ".");
    }

    private static Finding error(Place place, String text, String remedy) {
        return Finding.of(FindingCodes.FAILED, Severity.ERROR, place, text, remedy);
    }
}
