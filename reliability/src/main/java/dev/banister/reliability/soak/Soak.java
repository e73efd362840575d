package dev.banister.reliability.soak;

import dev.banister.reliability.scenario.Product;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Rounds of random commands, one after the other, for so long or so many. */
public final class Soak {

    private static final int COMMANDS = 60;

    private final Product product;
    private final Path work;
    private final PrintStream out;

    /** @param work a folder for databases in files */
    public Soak(Product product, Path work, PrintStream out) {
        this.product = product;
        this.work = work;
        this.out = out;
    }

    /**
     * What was done and found.
     *
     * @param seed that the first round was made of; the others have the numbers behind it
     * @param steps that the plans had which were run
     * @param refused commands
     * @param differences one for each round that had one, in words
     */
    public record Result(
            Product product, long seed, int rounds, int commands, int steps, int refused, List<String> differences) {

        static final String HEAD = "| database | seed | rounds | commands | steps | refused | differences |\n"
                + "|---|---|---|---|---|---|---|\n";

        @Override
        public String toString() {
            return "| " + product + " | " + seed + " | " + rounds + " | " + commands + " | " + steps + " | " + refused
                    + " | " + differences.size() + " |\n";
        }
    }

    /**
     * Prints how far it is, and the table.
     *
     * @param products a list separated by commas, or {@code all}
     * @param seconds that they share
     * @param seed a number, or {@code any}
     */
    public static List<Result> run(String products, String seconds, String seed, Path work, PrintStream out)
            throws IOException, SQLException {
        List<Product> chosen = products.equals("all")
                ? List.of(Product.values())
                : Stream.of(products.split(","))
                        .map(name -> Product.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList();
        // With room for the rounds behind it, and short enough to be typed.
        long first = seed.equals("any") ? System.currentTimeMillis() / 1000 * 1000 : Long.parseLong(seed);
        Duration each = Duration.ofSeconds(Long.parseLong(seconds)).dividedBy(chosen.size());
        List<Result> results = new ArrayList<>();
        for (Product product : chosen) {
            results.add(new Soak(product, work, out).run(first, each));
        }
        out.print("\n" + Result.HEAD);
        results.forEach(out::print);
        return results;
    }

    /** Begins rounds until so much time has gone, and at least one. */
    public Result run(long seed, Duration time) throws IOException, SQLException {
        long begun = System.nanoTime();
        return run(seed, COMMANDS, rounds -> rounds > 0 && System.nanoTime() - begun > time.toNanos());
    }

    /** One round of so many commands. */
    public Result runOnce(long seed, int commands) throws IOException, SQLException {
        return run(seed, commands, rounds -> rounds > 0);
    }

    private Result run(long seed, int commands, IntPredicate isEnd) throws IOException, SQLException {
        out.println(product + ": seed " + seed);
        List<String> differences = new ArrayList<>();
        int rounds = 0;
        int steps = 0;
        int refused = 0;
        while (!isEnd.test(rounds)) {
            long own = seed + rounds;
            Round round = new Round(own);
            Path folder = Files.createTempDirectory(work, "round");
            List<String> difference = round.run(product, folder, commands);
            delete(folder);
            if (!difference.isEmpty()) {
                differences.add(product + ", seed " + own + ": " + String.join("\n    ", difference));
                out.println(differences.get(differences.size() - 1));
            }
            steps += round.planned();
            refused += round.refused();
            rounds++;
        }
        return new Result(product, seed, rounds, rounds * commands, steps, refused, differences);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
