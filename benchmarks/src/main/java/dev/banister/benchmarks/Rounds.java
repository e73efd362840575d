package dev.banister.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contestants that run in turn, round by round, so that whatever else the machine does hits all of them alike. A
 * contestant measures itself, since what it prepares does not count. For one thread.
 */
public final class Rounds {

    /** Does its work once and says how long the part took that counts. */
    @FunctionalInterface
    interface Contestant {
        Duration run() throws Exception;
    }

    private final Map<String, Contestant> contestants = new LinkedHashMap<>();
    private final Map<String, List<Duration>> times = new LinkedHashMap<>();

    Rounds add(String name, Contestant contestant) {
        contestants.put(name, contestant);
        times.put(name, new ArrayList<>());
        return this;
    }

    /** Runs every contestant once in each round; the first so many rounds warm up and do not count. */
    Rounds run(int warmUp, int counting) throws Exception {
        for (int round = 0; round < warmUp + counting; round++) {
            for (Map.Entry<String, Contestant> contestant : contestants.entrySet()) {
                Duration time = contestant.getValue().run();
                if (round >= warmUp) {
                    times.getOrDefault(contestant.getKey(), List.of()).add(time);
                }
            }
        }
        return this;
    }

    double medianMillis(String name) {
        return medianOf(times.getOrDefault(name, List.of()).stream()
                .map(time -> time.toNanos() / 1e6)
                .toList());
    }

    /** The median of the ratios within each round. */
    double medianRatio(String name, String toName) {
        List<Duration> mine = times.getOrDefault(name, List.of());
        List<Duration> theirs = times.getOrDefault(toName, List.of());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < mine.size(); round++) {
            ratios.add((double) mine.get(round).toNanos() / theirs.get(round).toNanos());
        }
        return medianOf(ratios);
    }

    public static double medianOf(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
