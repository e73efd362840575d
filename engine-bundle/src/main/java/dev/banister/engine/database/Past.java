package dev.banister.engine.database;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.schema.FoundTables;
import dev.banister.engine.schema.MadeOperation;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.OperationText;
import dev.banister.engine.schema.OperationWords;
import java.util.List;

/**
 * The operations of a script that stand from an earlier run. The script says them again before it goes on behind them: so
 * long it finds what it found then, and nothing is made. For one script and one thread.
 */
public final class Past {

    private final Place place;
    private final List<MadeOperation> standing;
    private int repeated;

    /** @param place of the script, for findings */
    public Past(Place place, List<MadeOperation> standing) {
        this.place = place;
        this.standing = List.copyOf(standing);
    }

    /** Has the script said again all that stands? */
    boolean isOver() {
        return repeated == standing.size();
    }

    /** What the script found before the operation that it is to say next; nothing once it has said all of them. */
    FoundTables found() {
        return isOver() ? FoundTables.NONE : standing.get(repeated).undo().before();
    }

    /**
     * The script says its next operation again.
     *
     * @throws MigrationException if it is another one than the one that stands
     */
    void repeat(Operation operation) {
        Operation stands = standing.get(repeated).operation();
        if (!stands.equals(asKept(operation))) {
            throw different(OperationWords.of(operation), " with another definition");
        }
        repeated++;
    }

    /** As it would be read again, since text has no types. */
    private static Operation asKept(Operation operation) {
        return OperationText.operation(OperationText.of(operation));
    }

    /** @throws MigrationException if the script has ended before it has said all that stands */
    public void requireOver() {
        if (!isOver()) {
            throw different("nothing more", "");
        }
    }

    private MigrationException different(String says, String unlessOther) {
        String stands = OperationWords.of(standing.get(repeated).operation());
        return new MigrationException(Finding.of(
                        FindingCodes.FAILED,
                        Severity.ERROR,
                        place,
                        "the script does not begin any more with the operations of it that stand",
                        "Restore those and change only what comes after them. Or finish the script by hand and run"
                                + " 'resolve " + place + " --executed'; or undo by hand what stands of it and run"
                                + " 'resolve " + place + " --not-executed'.")
                .because(
                        "operation " + (repeated + 1) + ", which stands: " + stands,
                        "the script says there now: " + says + (says.equals(stands) ? unlessOther : "")));
    }
}
