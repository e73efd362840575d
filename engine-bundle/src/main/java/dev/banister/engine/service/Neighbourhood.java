package dev.banister.engine.service;

import dev.banister.api.model.Finding;
import dev.banister.engine.history.HistorySnapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The databases of one host, as far as one has to know of the others. Safe for use by several threads. */
public final class Neighbourhood {

    private Map<String, Resident> residents = Map.of();
    private List<Finding> findings = List.of();

    private record Resident(ModuleFilter modules, Supplier<HistorySnapshot> history) {}

    /**
     * Takes a database in, or another one in place of that name.
     *
     * @param modules that go to it
     * @param history reads what is applied to it; throws a MigrationException if it cannot
     */
    public synchronized void moveIn(String name, ModuleFilter modules, Supplier<HistorySnapshot> history) {
        Map<String, Resident> now = new TreeMap<>(residents);
        now.put(name, new Resident(modules, history));
        residents = now;
    }

    public synchronized void moveOut(String name) {
        Map<String, Resident> now = new TreeMap<>(residents);
        now.remove(name);
        residents = now;
    }

    /** Takes note of what is wrong with the databases of the host as a whole, in place of what was known before. */
    public synchronized void found(List<Finding> now) {
        findings = List.copyOf(now);
    }

    synchronized List<Finding> findings() {
        return findings;
    }

    synchronized Map<String, ModuleFilter> databases() {
        Map<String, ModuleFilter> databases = new TreeMap<>();
        residents.forEach((name, resident) -> databases.put(name, resident.modules()));
        return databases;
    }

    /** What is applied to a database; nothing to one that is not here. */
    HistorySnapshot history(String name) {
        Supplier<HistorySnapshot> history;
        synchronized (this) {
            Resident resident = residents.get(name);
            if (resident == null) {
                return HistorySnapshot.EMPTY;
            }
            history = resident.history();
        }
        return history.get();
    }
}
