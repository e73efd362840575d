package dev.banister.reliability.trial;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.reliability.boundary.Call;
import dev.banister.reliability.boundary.CallCounter;
import dev.banister.reliability.boundary.Strike;
import dev.banister.reliability.boundary.Watched;
import dev.banister.reliability.scenario.Address;
import dev.banister.reliability.scenario.Command;
import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.scenario.Scenario;
import dev.banister.reliability.scenario.TrialDatabase;
import dev.banister.reliability.trial.ImageReader.Unfinished;
import dev.banister.reliability.trial.Verdict.Result;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The trials on one product. Safe for use by several threads, once it is made. */
public final class Trials {

    private final Product product;
    private final Scenario scenario;
    private final Folders folders;
    private final VictimProcess victims;
    private final List<Call> calls;
    private final Image undisturbed;

    /** What an undisturbed run has left, and the calls that it made. */
    private record Undisturbed(List<Call> calls, Image image) {}

    private Trials(Product product, Scenario scenario, Folders folders, Undisturbed undisturbed) {
        this.product = product;
        this.scenario = scenario;
        this.folders = folders;
        this.victims = new VictimProcess(product, scenario);
        this.calls = undisturbed.calls();
        this.undisturbed = undisturbed.image();
    }

    /**
     * Runs the scenario twice without disturbing it.
     *
     * @param work a folder for databases in files
     * @throws IllegalStateException if the two do not make the same calls: then numbers would mean nothing
     */
    public static Trials of(Product product, Path modules, Path work) throws SQLException {
        Scenario scenario = new Scenario(modules);
        Folders folders = new Folders(work);
        Undisturbed first = undisturbed(product, scenario, folders);
        Undisturbed second = undisturbed(product, scenario, folders);
        for (int i = 0; i < Math.max(first.calls().size(), second.calls().size()); i++) {
            if (i >= first.calls().size()
                    || i >= second.calls().size()
                    || !first.calls().get(i).equals(second.calls().get(i))) {
                throw new IllegalStateException("two undisturbed runs differ from call " + (i + 1) + " on: "
                        + first.calls().subList(i, Math.min(i + 3, first.calls().size())) + " and "
                        + second.calls()
                                .subList(i, Math.min(i + 3, second.calls().size())));
            }
        }
        List<String> difference = second.image().differenceFrom(first.image());
        if (!difference.isEmpty()) {
            throw new IllegalStateException("two undisturbed runs leave different databases: " + difference);
        }
        return new Trials(product, scenario, folders, first);
    }

    private static Undisturbed undisturbed(Product product, Scenario scenario, Folders folders) throws SQLException {
        CallCounter counter = new CallCounter(Strike.NONE);
        try (Folders.Folder folder = folders.make();
                TrialDatabase database = product.newDatabase(folder.path());
                Connection anchor = database.address().connect()) {
            MigrationService migrations =
                    scenario.open(Watched.dataSource(database.address().dataSource(), counter));
            for (Command command : Scenario.commands()) {
                RunReport report = migrations.run(migrations.plan(command.request()), RunListener.NONE);
                if (!report.succeeded() || report.outcomes().isEmpty()) {
                    throw new IllegalStateException("undisturbed, '" + command + "' ends with " + report.outcomes()
                            + report.plan().findings());
                }
            }
            return new Undisturbed(counter.calls(), new ImageReader(anchor).image());
        }
    }

    /** Those of an undisturbed run. */
    public List<Call> calls() {
        return calls;
    }

    /** Disturbs a run there, goes on as an admin would, and compares. */
    public Verdict run(Point point) {
        String call = calls.get(point.call() - 1).text();
        try (Folders.Folder folder = folders.make();
                TrialDatabase database = product.newDatabase(folder.path())) {
            return point.disturbance() == Disturbance.KILL
                    ? killed(point, call, database.address())
                    : disturbed(point, call, database.address());
        } catch (SQLException | RuntimeException e) {
            return new Verdict(point, call, Result.WRONG, List.of(String.valueOf(e)));
        }
    }

    private Verdict killed(Point point, String call, Address address) throws SQLException {
        Progress cut = victims.kill(address, point);
        try (Connection anchor = address.connect()) {
            return verdict(point, call, goOn(cut, address, anchor), List.of(), anchor);
        }
    }

    private Verdict disturbed(Point point, String call, Address address) throws SQLException {
        try (Connection anchor = address.connect()) {
            DisturbedRun run = new DisturbedRun(scenario, address, point, calls.get(point.call() - 1), anchor);
            Progress cut = run.run();
            return verdict(point, call, goOn(cut, address, anchor), run.complaints(), anchor);
        }
    }

    private Settled goOn(Progress cut, Address address, Connection anchor) throws SQLException {
        return new Admin(scenario.open(address.dataSource()), anchor).goOn(cut);
    }

    private Verdict verdict(Point point, String call, Settled settled, List<String> complaints, Connection anchor)
            throws SQLException {
        List<String> wrong = new ArrayList<>(complaints);
        Image found = new ImageReader(anchor).image();
        // What goes on after a script of another module has failed is applied before that one.
        wrong.addAll(
                point.disturbance() == Disturbance.KILL
                        ? found.differenceFrom(undisturbed)
                        : found.byModule().differenceFrom(undisturbed.byModule()));
        settled.doubts().stream()
                .filter(statement -> product.rollsBackStructure() && !statement.contains("CONCURRENTLY"))
                .forEach(statement -> wrong.add("in doubt: " + statement));
        settled.stops().stream()
                .filter(stop -> product.rollsBackStructure() || (stop.up() && Scenario.isRerunnable(stop.script())))
                .forEach(stop -> wrong.add("stopped: " + stop));
        if (!wrong.isEmpty()) {
            return new Verdict(point, call, Result.WRONG, wrong);
        }
        if (!settled.stops().isEmpty()) {
            return new Verdict(
                    point,
                    call,
                    Result.STOPPED,
                    settled.stops().stream().map(Unfinished::toString).toList());
        }
        return settled.doubts().isEmpty()
                ? new Verdict(point, call, Result.SURVIVED, List.of())
                : new Verdict(point, call, Result.IN_DOUBT, settled.doubts());
    }
}
