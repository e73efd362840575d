package dev.banister.reliability.soak;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.FindingCodes;
import dev.banister.reliability.scenario.Address;
import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.scenario.TrialDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Commands on one new database with modules of its own, all made up of one number. For one thread. */
final class Round {

    private final Random random;
    private final Modules modules;
    private final Model model;
    private final Whim whim;
    private int planned;
    private int refused;

    Round(long seed) {
        this.random = new Random(seed);
        this.modules = Modules.of(random);
        this.model = new Model(modules);
        this.whim = new Whim(modules, random);
    }

    /** How many steps the plans had that were run. */
    int planned() {
        return planned;
    }

    /** How many commands were refused, as the model has foreseen. */
    int refused() {
        return refused;
    }

    /**
     * Gives so many commands, or as many as it takes to find a difference.
     *
     * @return the difference, and the command behind which it was found; empty if there is none
     */
    List<String> run(Product product, Path folder, int commands) throws IOException, SQLException {
        ModuleFiles files = new ModuleFiles(modules, product, folder.resolve("modules"));
        files.write();
        try (TrialDatabase database = product.newDatabase(folder);
                Connection connection = database.address().connect()) {
            RealDatabase real = new RealDatabase(product, connection);
            real.make(modules);
            Address address = database.address();
            MigrationService migrations = files.open(address.dataSource());
            List<String> difference = command(migrations, real, PlanRequest.up().steps(1));
            for (int number = 1; number < commands && difference.isEmpty(); number++) {
                if (random.nextInt(4) == 0) {
                    migrations = files.open(address.dataSource());
                }
                difference = command(migrations, real, whim.next());
            }
            return difference;
        }
    }

    private List<String> command(MigrationService migrations, RealDatabase real, PlanRequest request)
            throws SQLException {
        Foreseen foreseen = model.foresee(request);
        int events = model.log().size();
        Plan plan = migrations.plan(request);
        List<String> difference = new ArrayList<>();
        compare("refused", List.of(foreseen.refused()), List.of(plan.refused()), difference);
        compare(
                "steps",
                foreseen.acts().stream().map(Act::toString).toList(),
                plan.steps().stream()
                        .map(step -> Act.text(step.action(), step.script().toString()))
                        .toList(),
                difference);
        if (difference.isEmpty() && plan.refused()) {
            refused++;
        }
        if (difference.isEmpty() && !plan.refused()) {
            RunReport report = migrations.run(plan, RunListener.NONE);
            report.outcomes().stream()
                    .map(Outcome::finding)
                    .flatMap(Optional::stream)
                    .forEach(finding -> difference.add("outcome: " + finding));
            foreseen.acts().forEach(model::take);
            planned += foreseen.acts().size();
            finishByHand(foreseen, real);
        }
        look(migrations, real, events, difference);
        if (!difference.isEmpty()) {
            difference.add(0, "behind '" + request + "': " + plan.findings());
        }
        return difference;
    }

    /** What was forgotten and not taken back would be in the way of its next up. */
    private void finishByHand(Foreseen foreseen, RealDatabase real) throws SQLException {
        for (Act act : foreseen.acts()) {
            if (act.action() == Action.UNMARK && model.tables().isThere(act.script())) {
                for (String statement : act.script().byHand()) {
                    real.execute(statement);
                }
                model.tables().byHand(act.script());
            }
        }
    }

    private void look(MigrationService migrations, RealDatabase real, int events, List<String> difference)
            throws SQLException {
        Map<String, List<String>> expected = new TreeMap<>(model.tables().texts());
        Map<String, List<String>> found = new TreeMap<>(real.texts());
        expected.put("history", model.past().rows().stream().map(Row::toString).toList());
        found.put("history", real.history());
        expected.put("log", model.log().subList(events, model.log().size()));
        found.put("log", real.log(events));
        expected.put("holders of the lease", List.of());
        found.put("holders of the lease", real.leaseHolders());
        expected.put("what the engine finds of its history", List.of());
        found.put(
                "what the engine finds of its history",
                migrations.findings().stream()
                        .filter(finding -> finding.code().equals(FindingCodes.HISTORY_DIFFERS))
                        .map(Object::toString)
                        .toList());
        TreeMap<String, List<String>> all = new TreeMap<>(expected);
        all.putAll(found);
        all.keySet()
                .forEach(name -> compare(
                        name,
                        expected.getOrDefault(name, List.of("nothing of the kind")),
                        found.getOrDefault(name, List.of("nothing of the kind")),
                        difference));
    }

    private static void compare(String what, List<?> expected, List<?> found, List<String> difference) {
        if (!expected.equals(found)) {
            difference.add(what + ": expected " + expected + ", found " + found);
        }
    }
}
