package dev.banister.benchmarks;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.catalog.Requirement;
import dev.banister.engine.history.HistorySnapshot;
import dev.banister.engine.plan.MigrationPlan;
import dev.banister.engine.plan.Planner;
import dev.banister.engine.script.Directives;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Plans an upgrade of 1,000, 10,000 and 100,000 groups with three requirements each, on a database that holds nothing.
 * A module has twenty groups; a requirement is any older group.
 */
public final class PlannerBenchmark {

    private static final int WARM_UP = 5;
    private static final int ROUNDS = 11;
    private static final int[] SIZES = {1_000, 10_000, 100_000};
    private static final int GROUPS_OF_A_MODULE = 20;
    private static final int REQUIREMENTS = 3;
    private static final LocalDate FIRST_DAY = LocalDate.of(1980, 1, 1);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Map<Integer, List<Double>> CPU_MILLIS = new HashMap<>();

    private PlannerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Rounds rounds = new Rounds();
        for (int size : SIZES) {
            Catalog catalog = catalog(size);
            rounds.add(String.valueOf(size), () -> plan(catalog, size));
        }
        rounds.run(WARM_UP, ROUNDS);
        System.out.println(" groups  median ms  of CPU   ms of CPU per n log2 n, against the smallest");
        double smallest = share(SIZES[0]);
        for (int size : SIZES) {
            System.out.printf(
                    "%,7d  %9.1f  %6.1f   %5.2f%n",
                    size, rounds.medianMillis(String.valueOf(size)), cpuMillis(size), share(size) / smallest);
        }
    }

    /** Of the planning thread alone, so that a busy machine does not show in it; the median of what counts. */
    private static double cpuMillis(int size) {
        List<Double> all = CPU_MILLIS.getOrDefault(size, List.of());
        return Rounds.medianOf(all.subList(WARM_UP, all.size()));
    }

    private static double share(int size) {
        return cpuMillis(size) / (size * (Math.log(size) / Math.log(2)));
    }

    private static Duration plan(Catalog catalog, int size) {
        long cpuStart = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        MigrationPlan plan = new Planner(catalog, HistorySnapshot.EMPTY).plan(PlanRequest.up());
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        double cpu = (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e6;
        CPU_MILLIS.computeIfAbsent(size, key -> new ArrayList<>()).add(cpu);
        if (plan.steps().size() != size) {
            throw new IllegalStateException(plan.steps().size() + " steps instead of " + size + ": " + plan.findings());
        }
        return time;
    }

    /** Groups are dealt out to the modules in turn, so that old and young ones of a module are far apart. */
    private static Catalog catalog(int size) {
        Random random = new Random(size);
        int modules = size / GROUPS_OF_A_MODULE;
        List<GroupId> ids = new ArrayList<>();
        Map<ModuleId, List<OfferedGroup>> groups = new HashMap<>();
        for (int number = 0; number < size; number++) {
            ModuleId module = new ModuleId("org.example.module" + number % modules);
            LocalDate day = FIRST_DAY.plusDays(number / 7);
            GroupId id = new GroupId(module, GroupName.of(day + "-change-" + number));
            groups.computeIfAbsent(module, key -> new ArrayList<>()).add(group(id, requirements(random, ids)));
            ids.add(id);
        }
        List<OfferedModule> offered = groups.entrySet().stream()
                .map(entry -> new OfferedModule(entry.getKey(), ModuleVersion.parse("1.0.0"), entry.getValue()))
                .toList();
        return new Catalog(offered, List.of(), "benchmark");
    }

    private static List<Requirement> requirements(Random random, List<GroupId> older) {
        Set<GroupId> chosen = new LinkedHashSet<>();
        while (chosen.size() < Math.min(REQUIREMENTS, older.size())) {
            chosen.add(older.get(random.nextInt(older.size())));
        }
        return chosen.stream().<Requirement>map(Requirement.OnGroup::new).toList();
    }

    private static OfferedGroup group(GroupId id, List<Requirement> requires) {
        Statement statement =
                new Statement(1, 1, "UPDATE t SET n = n + 1", Optional.empty(), "hash", Statement.Kind.DATA);
        SqlScript up = new SqlScript("change.up.sql", "checksum", List.of(statement), Directives.NONE);
        OfferedScript script = new OfferedScript.Sql(id.script("change"), up, Optional.of(up));
        return new OfferedGroup(id, List.of(script), requires, List.of(), List.of(), Optional.empty());
    }
}
