package dev.banister.benchmarks.start;

import dev.banister.benchmarks.Rounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Processes that are started in turn, each of which has a little more in it than the one before. For one thread. */
final class Contestants {

    private final List<Contestant> contestants = new ArrayList<>();

    private record Contestant(String name, List<String> command, List<MeasuredProcess> runs) {

        List<Double> figures(ToDoubleFunction<MeasuredProcess> figure) {
            return runs.stream().mapToDouble(figure).boxed().toList();
        }
    }

    Contestants add(String name, List<String> command) {
        contestants.add(new Contestant(name, command, new ArrayList<>()));
        return this;
    }

    /** Starts every one of them once in each round; the first so many rounds warm up and do not count. */
    void run(int warmUp, int counting) throws IOException, InterruptedException {
        for (int round = 0; round < warmUp + counting; round++) {
            for (Contestant contestant : contestants) {
                MeasuredProcess run = MeasuredProcess.of(contestant.command());
                if (round >= warmUp) {
                    contestant.runs().add(run);
                }
            }
        }
    }

    void print() {
        System.out.printf("%-31s %18s %18s %18s%n", "", "ready ms", "CPU ms", "resident MB");
        for (int i = 0; i < contestants.size(); i++) {
            Contestant one = contestants.get(i);
            Contestant before = contestants.get(Math.max(i - 1, 0));
            System.out.printf(
                    "%-31s %s %s %s%n",
                    one.name(),
                    column(one, before, run -> run.untilReady().toNanos() / 1e6),
                    column(one, before, run -> run.cpu().toNanos() / 1e6),
                    column(one, before, MeasuredProcess::residentMegabytes));
        }
    }

    /** The median, and how much that is more than the contestant before it. */
    private static String column(Contestant one, Contestant before, ToDoubleFunction<MeasuredProcess> figure) {
        List<Double> mine = one.figures(figure);
        List<Double> theirs = before.figures(figure);
        List<Double> more = IntStream.range(0, mine.size())
                .mapToObj(round -> mine.get(round) - theirs.get(round))
                .toList();
        return one == before
                ? String.format("%9.0f         ", Rounds.medianOf(mine))
                : String.format("%9.0f %+8.0f", Rounds.medianOf(mine), Rounds.medianOf(more));
    }
}
