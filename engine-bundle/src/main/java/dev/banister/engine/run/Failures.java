package dev.banister.engine.run;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.IrreversibleMigrationException;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.plan.PlannedStep;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.StructureDifference;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong with a step, in four parts. */
final class Failures {

    private static final int LONGEST_NOTE = 2000;

    private Failures() {}

    static StepFailure missing(PlannedStep step) {
        return new StepFailure(error(
                FindingCodes.MISSING,
                Place.of(step.script()),
                "is not offered by any installed bundle, so there is nothing to run",
                "Install a bundle of " + step.script().module() + " that has it, then run the command again."));
    }

    static StepFailure irreversible(PlannedStep step) {
        return new StepFailure(error(
                FindingCodes.IRREVERSIBLE,
                Place.of(step.script()),
                "has no down",
                "Give it a down, or leave it applied."));
    }

    static Finding irreversible(PlannedStep step, IrreversibleMigrationException why) {
        return error(
                        FindingCodes.IRREVERSIBLE,
                        Place.of(step.script()),
                        "cannot be reverted, and stays applied",
                        "Make it possible as the reason says, or leave it applied.")
                .because("its reason: " + firstLine(why.getMessage()));
    }

    static StepFailure wrongState(PlannedStep step, String state) {
        return new StepFailure(error(
                        FindingCodes.WRONG_STATE,
                        Place.of(step.script()),
                        "its state does not allow to " + step.action() + " it",
                        "Run 'list " + step.script().module() + "' and make a new plan.")
                .because("its state in the history: " + state));
    }

    static StepFailure notResumable(PlannedStep step, HistoryRecord record) {
        return new StepFailure(error(
                        FindingCodes.FAILED,
                        Place.of(step.script()),
                        "has failed half-way, and cannot be gone on with",
                        byHand(step.script()))
                .because(
                        "statements that it had executed: " + record.statementsDone(),
                        "'history " + step.script().module() + "' shows what they were"));
    }

    /** Of a reversible script that an earlier run has left half-way. */
    static MigrationException notGoneOnWith(Place place) {
        return new MigrationException(
                error(FindingCodes.FAILED, place, "has failed half-way, and cannot be gone on with", byHand(place)));
    }

    static MigrationException notTakenBack(Place place) {
        return new MigrationException(error(
                FindingCodes.FAILED,
                place,
                "what an earlier run of it has left could not be taken back",
                "Mend what the database says, then run 'up' again. Or: " + byHand(place)));
    }

    static MigrationException mayBeOfOthers(Place place, String table) {
        return new MigrationException(error(
                FindingCodes.FAILED,
                place,
                "table " + table + " holds rows, and nobody knows whether the script made it or somebody else since",
                byHand(place)));
    }

    private static String byHand(Object script) {
        return "Finish it by hand and run 'resolve " + script
                + " --executed', or undo by hand what it has done and run 'resolve " + script + " --not-executed'.";
    }

    static MigrationException finishedByHand(Place place, int kept) {
        return new MigrationException(error(
                        FindingCodes.IRREVERSIBLE,
                        place,
                        "was finished by hand, so what takes it back is not all known",
                        "Take it back by hand, and have it forgotten with 'mark' and the target before it.")
                .because("operations that are known: " + kept));
    }

    static StepFailure needsOneSession(PlannedStep step, String file, OneSession needed) {
        return new StepFailure(error(
                        FindingCodes.UNSUITABLE_SESSION,
                        Place.of(step.script()).file(file),
                        "needs one session for several transactions, and a pooler in front of the database gives each"
                                + " transaction another; nothing of it was run",
                        "Let the data source lead to the database itself, past the pooler, and run the command again. Or"
                                + " do without the setting: write schemas in front of names.")
                .because(needed.facts().toArray(String[]::new)));
    }

    static Finding stopped(PlannedStep step, StoppedException stopped, int done, Direction direction) {
        Place place = Place.of(step.script());
        List<String> facts = new ArrayList<>(List.of("statements done: " + done));
        if (stopped.getCause() instanceof MigrationException known
                && !known.findings().isEmpty()) {
            place = known.findings().get(0).place();
            facts.add("the statement that ran was cancelled");
            facts.addAll(known.findings().get(0).reasons());
        }
        return error(
                        FindingCodes.SCRIPT_FAILED,
                        place,
                        "the run was stopped in the middle of the script",
                        "Run '" + direction.command() + "' again: it goes on after what is done.")
                .because(facts.toArray(String[]::new));
    }

    /** Of a statement that was cancelled when its time was up. */
    static MigrationException tookTooLong(PlannedStep step, Throwable thrown, Duration limit) {
        Finding refused =
                thrown instanceof MigrationException known && !known.findings().isEmpty()
                        ? known.findings().get(0)
                        : error(FindingCodes.SCRIPT_FAILED, Place.of(step.script()), "", "");
        List<String> facts = new ArrayList<>(refused.reasons());
        facts.add("statement-timeout: " + limit.toMillis() + " ms");
        return new MigrationException(error(
                        FindingCodes.SCRIPT_FAILED,
                        refused.place(),
                        "a statement ran longer than it may, and was cancelled",
                        "Give it more time with '-- banister: statement-timeout=…' in the script's head or with"
                                + " 'statement-timeout' for the database, then run the command again.")
                .because(facts.toArray(String[]::new)));
    }

    /** Of anything that a script's own code threw. */
    static Finding thrown(PlannedStep step, Throwable thrown, Dialect dialect) {
        if (thrown instanceof MigrationException known && !known.findings().isEmpty()) {
            return known.findings().get(0);
        }
        if (thrown instanceof SQLException refused) {
            return error(
                    FindingCodes.SCRIPT_FAILED,
                    Place.of(step.script()),
                    "the database refused a statement: " + dialect.message(refused),
                    "Mend the script or what it works on, then run the command again.");
        }
        return error(
                FindingCodes.SCRIPT_FAILED,
                Place.of(step.script()),
                "the script threw " + thrown.getClass().getSimpleName() + ": " + firstLine(thrown.getMessage()),
                "Mend the script or what it works on, then run the command again.");
    }

    /** The finding with the way out where the script cannot be gone on with. */
    static Finding toBeResolved(Finding finding, PlannedStep step) {
        Finding resolved = Finding.of(
                finding.code(),
                finding.severity(),
                finding.place(),
                finding.text(),
                "It cannot be gone on with: finish it by hand and run 'resolve " + step.script()
                        + " --executed', or undo by hand what it has done and run 'resolve " + step.script()
                        + " --not-executed'.");
        return resolved.because(finding.reasons().toArray(String[]::new));
    }

    /** The finding with what stands of its script. */
    static Finding standing(Finding finding, List<String> standing) {
        List<String> facts = new ArrayList<>(finding.reasons());
        facts.addAll(standing);
        return finding.because(facts.toArray(String[]::new));
    }

    /** Of a connection that is of no use any more: what showed it first says where, and why. */
    static Finding broken(PlannedStep step, SQLException e, Dialect dialect) {
        Throwable first = e instanceof BrokenOffException brokenOff ? brokenOff.first() : e;
        List<String> facts = new ArrayList<>();
        Place place = Place.of(step.script());
        if (first instanceof MigrationException known && !known.findings().isEmpty()) {
            Finding refused = known.findings().get(0);
            place = refused.place();
            facts.add(refused.text());
            facts.addAll(refused.reasons());
        } else {
            facts.add("the database: "
                    + (first instanceof SQLException sql ? dialect.message(sql) : firstLine(first.getMessage())));
        }
        return error(
                        FindingCodes.DATABASE_UNREACHABLE,
                        place,
                        "the connection to the database broke, and the run ended there",
                        "Once the database can be reached, look with 'list "
                                + step.script().module() + "', then run the command again.")
                .because(facts.toArray(String[]::new));
    }

    /** Of a script that stands recorded, and a connection that nothing more can be run on. */
    static Finding afterEnd(PlannedStep step, SQLException e, Dialect dialect) {
        String done = WorkMaker.direction(step) == Direction.UP ? "is applied" : "is reverted";
        String then = dialect.isBroken(e)
                ? "the connection to the database broke at its end"
                : "its session could not be made again what the next script starts from";
        return error(
                        FindingCodes.DATABASE_UNREACHABLE,
                        Place.of(step.script()),
                        done + ", and is recorded so, but " + then + "; the run ended there",
                        "Run the command again: it goes on behind this script.")
                .because("the database: " + dialect.message(e));
    }

    /** @throws MigrationException if what a script has made is not as it left it */
    static void requireSame(Place place, Structure left, Structure now) {
        List<String> difference = StructureDifference.between(left.withoutColumnOrder(), now.withoutColumnOrder());
        if (!difference.isEmpty()) {
            throw new MigrationException(error(
                            FindingCodes.CHANGED_SINCE,
                            place,
                            "what it has made is not any more as it left it, so it was not taken back",
                            "Make it again what it was, or revert the later script that changed it; then run 'down' again.")
                    .because(difference.toArray(String[]::new)));
        }
    }

    static MigrationException notKept(Place place, String message, SQLException cause) {
        return new MigrationException(
                error(
                                FindingCodes.SCRIPT_FAILED,
                                place,
                                "what would take an operation back could not be written to the history",
                                "Mend what the database says, then run 'up' again.")
                        .because("the database: " + message),
                cause);
    }

    /** As it is kept in the log. */
    static String note(Finding finding, List<String> executed) {
        StringBuilder note = new StringBuilder(finding.text());
        finding.reasons().forEach(reason -> note.append("; ").append(reason));
        if (!executed.isEmpty()) {
            note.append("; executed before: ").append(String.join(" | ", executed));
        }
        return note.length() <= LONGEST_NOTE ? note.toString() : note.substring(0, LONGEST_NOTE) + "…";
    }

    private static Finding error(String code, Place place, String text, String remedy) {
        return Finding.of(code, Severity.ERROR, place, text, remedy);
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no message" : message.lines().findFirst().orElse("");
    }
}
