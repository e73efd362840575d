package dev.banister.reliability;

import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.trial.Disturbance;
import dev.banister.reliability.trial.Verdict;
import dev.banister.reliability.trial.Verdict.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of all trials, counted. For one thread. */
public final class Figures {

    private static final String HEAD = "| database | disturbance | points | survived | in doubt | stopped | wrong |\n"
            + "|---|---|---|---|---|---|---|\n";

    private record Row(Product product, Disturbance disturbance, Map<Result, Integer> counts) {

        int count(Result result) {
            return counts.getOrDefault(result, 0);
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final List<Verdict> wrong = new ArrayList<>();

    /** Takes in the trials of one disturbance on one product. */
    void add(Product product, Disturbance disturbance, List<Verdict> verdicts) {
        Map<Result, Integer> counts = new EnumMap<>(Result.class);
        for (Verdict verdict : verdicts) {
            counts.merge(verdict.result(), 1, Integer::sum);
            if (verdict.result() == Result.WRONG) {
                wrong.add(verdict);
            }
        }
        rows.add(new Row(product, disturbance, counts));
    }

    /** Those that are not as they must be. */
    public List<Verdict> wrong() {
        return List.copyOf(wrong);
    }

    /** As the document has them. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(HEAD);
        for (Row row : rows) {
            table.append("| ").append(row.product()).append(" | ").append(row.disturbance());
            table.append(" | ")
                    .append(row.counts().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
            for (Result result : Result.values()) {
                table.append(" | ").append(row.count(result));
            }
            table.append(" |\n");
        }
        return table.toString();
    }
}
