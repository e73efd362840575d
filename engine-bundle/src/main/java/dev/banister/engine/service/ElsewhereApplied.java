package dev.banister.engine.service;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.MigrationException;
import dev.banister.api.module.Migration;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistorySnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Is a group applied to one of the databases that it goes to? Each history is read once. For use by one thread. */
final class ElsewhereApplied implements Predicate<Destinations.Wanted> {

    private final Neighbourhood neighbourhood;
    private final Map<String, HistorySnapshot> read = new HashMap<>();
    private @Nullable String problem;

    ElsewhereApplied(Neighbourhood neighbourhood) {
        this.neighbourhood = neighbourhood;
    }

    @Override
    public boolean test(Destinations.Wanted wanted) {
        return wanted.databases().stream().anyMatch(database -> isApplied(history(database), wanted));
    }

    /** Why one of the histories could not be read. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private HistorySnapshot history(String database) {
        return read.computeIfAbsent(database, name -> {
            try {
                return neighbourhood.history(name);
            } catch (MigrationException unreadable) {
                problem = "the database " + name + " could not be asked: "
                        + unreadable.findings().stream()
                                .map(finding -> finding.text())
                                .findFirst()
                                .orElse("no reason given");
                return HistorySnapshot.EMPTY;
            }
        });
    }

    private static boolean isApplied(HistorySnapshot history, Destinations.Wanted wanted) {
        try {
            GroupId group = new GroupId(
                    wanted.module().id(), GroupName.of(wanted.group().name()));
            return wanted.group().scripts().stream()
                            .map(Migration::name)
                            .map(name -> history.record(group.script(name)))
                            .allMatch(
                                    record -> record.map(found -> found.state().countsAsApplied())
                                            .orElse(false))
                    && history.records().stream()
                            .filter(record -> record.script().group().equals(group))
                            .map(HistoryRecord::state)
                            .allMatch(HistoryRecord.State::countsAsApplied);
        } catch (IllegalArgumentException nameless) {
            return false;
        }
    }
}
