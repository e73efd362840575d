package dev.banister.reliability;

import dev.banister.reliability.boundary.Call;
import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.trial.Disturbance;
import dev.banister.reliability.trial.Point;
import dev.banister.reliability.trial.Trials;
import dev.banister.reliability.trial.Verdict;
import dev.banister.reliability.trial.Verdict.Result;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many trials, several at a time, with a word on each that is wrong as soon as it is known. */
public final class Campaign {

    private static final int TELL_EVERY = 100;

    /** Trials that only wait, for a process or a lease. */
    private static final int WAITING = 4;

    private final Path modules;
    private final Path work;
    private final PrintStream out;

    /**
     * @param modules the folder of the scenario's modules
     * @param work a folder for databases in files
     */
    public Campaign(Path modules, Path work, PrintStream out) {
        this.modules = modules;
        this.work = work;
        this.out = out;
    }

    /** Which points of a run with these calls are tried. */
    @FunctionalInterface
    public interface Choice {
        List<Point> of(List<Call> calls, Disturbance disturbance);
    }

    /** Tries the chosen points of each product with each disturbance. */
    public Figures run(List<Product> products, List<Disturbance> disturbances, Choice choice)
            throws SQLException, InterruptedException {
        Figures figures = new Figures();
        for (Product product : products) {
            Trials trials = Trials.of(product, modules, work);
            out.println(product + ": " + trials.calls().size() + " calls");
            for (Disturbance disturbance : disturbances) {
                List<Point> points = choice.of(trials.calls(), disturbance);
                figures.add(product, disturbance, run(product, trials, points));
            }
        }
        return figures;
    }

    private List<Verdict> run(Product product, Trials trials, List<Point> points) throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() + WAITING);
        try {
            List<Future<Verdict>> coming = new ArrayList<>();
            points.forEach(point -> coming.add(threads.submit(() -> trials.run(point))));
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> next : coming) {
                verdicts.add(next.get());
                tell(product, verdicts, points.size());
            }
            return verdicts;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a trial that did not end in a verdict", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void tell(Product product, List<Verdict> verdicts, int of) {
        Verdict last = verdicts.get(verdicts.size() - 1);
        if (last.result() == Result.WRONG) {
            out.println(product + ": " + last);
        }
        if (verdicts.size() % TELL_EVERY == 0 || verdicts.size() == of) {
            out.println(product + ": " + last.point().disturbance() + " " + verdicts.size() + " of " + of);
        }
    }
}
