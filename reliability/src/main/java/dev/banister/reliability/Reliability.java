package dev.banister.reliability;

import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.trial.Disturbance;
import dev.banister.reliability.trial.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tries all points, or those that are named. */
public final class Reliability {

    private static final String ALL = "all";
    private static final String DISTINCT = "distinct";
    private static final String EVERY = "every-";

    private Reliability() {}

    /**
     * Tries what the lists name, separated by commas; the first two may be {@code all}. Prints how far it is, and the
     * table.
     *
     * @param calls numbers of calls; or {@code all}; or {@code distinct}, where killing before a call that follows a mere
     *     read would be the same as killing before that; or {@code every-10}, for one point in ten of these
     */
    public static Figures run(Path modules, String products, String disturbances, String calls)
            throws SQLException, InterruptedException, IOException {
        Path work = Files.createTempDirectory("reliability");
        Figures figures = new Campaign(modules, work, System.out)
                .run(
                        constants(products, Product.values()),
                        constants(disturbances, Disturbance.values()),
                        choice(calls));
        System.out.println();
        System.out.print(figures);
        Files.delete(work);
        return figures;
    }

    /** Arguments: folder of the modules, and the three lists. Ends with 1 if anything is wrong. */
    public static void main(String[] arguments) throws SQLException, InterruptedException, IOException {
        Figures figures = run(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]);
        System.exit(figures.wrong().isEmpty() ? 0 : 1);
    }

    private static Campaign.Choice choice(String calls) {
        if (calls.equals(ALL)) {
            return Point::all;
        }
        if (calls.equals(DISTINCT)) {
            return Point::distinct;
        }
        if (calls.startsWith(EVERY)) {
            int step = Integer.parseInt(calls.substring(EVERY.length()));
            return (made, disturbance) -> Point.sample(
                    made,
                    disturbance,
                    Math.max(1, Point.distinct(made, disturbance).size() / step));
        }
        List<Integer> numbers = words(calls).map(Integer::valueOf).toList();
        return (made, disturbance) -> Point.all(made, disturbance).stream()
                .filter(point -> numbers.contains(point.call()))
                .toList();
    }

    private static <T extends Enum<T>> List<T> constants(String names, T[] all) {
        return names.equals(ALL)
                ? List.of(all)
                : words(names)
                        .map(name -> name.toUpperCase(Locale.ROOT).replace('-', '_'))
                        .map(name -> Enum.valueOf(all[0].getDeclaringClass(), name))
                        .toList();
    }

    private static Stream<String> words(String list) {
        return Stream.of(list.split(","));
    }
}
