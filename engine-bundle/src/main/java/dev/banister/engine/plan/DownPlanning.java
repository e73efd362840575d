package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.history.HistoryRecord;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** Plans what is to be reverted, and what is to be applied after that. */
final class DownPlanning {

    private final Situation situation;
    private final boolean cascade;

    DownPlanning(Situation situation, boolean cascade) {
        this.situation = situation;
        this.cascade = cascade;
    }

    /** The last groups of a module that were applied. */
    Draft last(ModuleId module, int groups) {
        List<Applied> chosen =
                Applied.groups(situation.past(), module).stream().limit(groups).toList();
        return down(reverting(Optional.of(module), chosen), name -> true);
    }

    /** All that is applied of a module, or of the whole host, and is not to stay. */
    Draft allBut(Optional<ModuleId> module, Predicate<GroupName> stays) {
        return down(reverting(module, outside(module, stays)), stays.negate());
    }

    /** What an unfinished up has left there is an error, since it stays. */
    private static Draft down(Reverting reverting, Predicate<GroupName> concerned) {
        return reverting.draft().with(reverting.unfinishedUps(concerned, Severity.ERROR));
    }

    /** Exactly these groups of a module are to be applied. */
    Draft exactly(ModuleId module, Predicate<GroupName> target) {
        Reverting reverting = reverting(Optional.of(module), outside(Optional.of(module), target));
        Draft down = down(reverting, target.negate());
        return down.refused()
                ? down
                : down.then(new UpPlanning(reverting.afterwards(reverting.rows())).exactly(module, target));
    }

    /** Exactly these groups of all modules are to be applied, as far as nothing is held up. */
    Draft exactly(Predicate<GroupName> target) {
        Reverting reverting = reverting(Optional.empty(), outside(Optional.empty(), target));
        Draft down = down(reverting, target.negate());
        return down.refused()
                ? down
                : down.then(
                        new UpPlanning(reverting.afterwards(reverting.rows())).everything(target, OptionalInt.empty()));
    }

    /** The last groups of a module that were applied, down and up again, so that afterwards the same is applied. */
    Draft redo(ModuleId module, int groups) {
        List<Applied> chosen = Applied.groups(situation.past(), module).stream()
                .filter(Applied::wasRun)
                .limit(groups)
                .toList();
        boolean onlyMarked =
                chosen.isEmpty() && !Applied.groups(situation.past(), module).isEmpty();
        if (onlyMarked) {
            return Draft.of(List.of(), List.of(neverRun(module)));
        }
        Reverting reverting = reverting(Optional.of(module), chosen);
        Set<HistoryRecord> rows = reverting.rowsThatRan();
        Draft down = reverting.draft(rows).with(reverting.unfinishedUps(name -> true, Severity.WARNING));
        if (down.refused()) {
            return down;
        }
        Set<OfferedScript> scripts = new LinkedHashSet<>();
        rows.forEach(row -> scripts.add(situation.catalog().script(row.script()).orElseThrow()));
        return down.then(new UpPlanning(reverting.afterwards(rows)).again(scripts));
    }

    private static Finding neverRun(ModuleId module) {
        return Finding.of(
                FindingCodes.WRONG_STATE,
                Severity.WARNING,
                Place.of(module),
                "is only marked as applied: none of its scripts was run here, so there is nothing to run again",
                "take the mark away with 'mark " + module + " 0', then 'up " + module + "' runs them");
    }

    private Reverting reverting(Optional<ModuleId> module, List<Applied> chosen) {
        return new Reverting(situation, module, chosen, cascade);
    }

    private List<Applied> outside(Optional<ModuleId> module, Predicate<GroupName> stays) {
        Collection<HistoryRecord> records =
                module.<Collection<HistoryRecord>>map(situation.past()::of).orElseGet(situation.past()::records);
        return Applied.groups(records).stream()
                .filter(applied -> !stays.test(applied.group().name()))
                .toList();
    }
}
