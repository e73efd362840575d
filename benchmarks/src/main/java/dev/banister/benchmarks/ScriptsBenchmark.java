package dev.banister.benchmarks;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.engine.Banister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs 1,000 scripts of two statements on a new H2 file, and then once more with nothing to do: Banister from a data
 * source to the report, reading the modules' files included, and a loop in plain JDBC.
 */
public final class ScriptsBenchmark {

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 9;

    private final List<ScriptTexts.Text> scripts = ScriptTexts.all();
    private final Path modules;

    private ScriptsBenchmark(Path modules) {
        this.modules = modules;
    }

    public static void main(String[] arguments) throws Exception {
        Path modules = Files.createTempDirectory("banister-modules-");
        try {
            new ScriptsBenchmark(modules).run();
        } finally {
            Folders.delete(modules);
        }
    }

    private void run() throws Exception {
        write();
        Rounds rounds = new Rounds()
                .add("raw, fresh", () -> onNewDatabase(this::raw, false))
                .add("Banister, fresh", () -> onNewDatabase(this::banister, false))
                .add("raw, nothing to do", () -> onNewDatabase(this::raw, true))
                .add("Banister, nothing to do", () -> onNewDatabase(this::banister, true))
                .run(WARM_UP, ROUNDS);
        System.out.printf("%,d scripts, %d rounds        median ms   ratio%n", scripts.size(), ROUNDS);
        for (String what : List.of("fresh", "nothing to do")) {
            System.out.printf("raw, %-22s %9.1f%n", what, rounds.medianMillis("raw, " + what));
            System.out.printf(
                    "Banister, %-17s %9.1f   %5.2f%n",
                    what,
                    rounds.medianMillis("Banister, " + what),
                    rounds.medianRatio("Banister, " + what, "raw, " + what));
        }
    }

    /** What a contestant does to a database. */
    @FunctionalInterface
    private interface Work {
        void on(DataSource dataSource) throws Exception;
    }

    private static Duration onNewDatabase(Work work, boolean again) throws Exception {
        try (H2File database = H2File.create()) {
            if (again) {
                work.on(database.dataSource());
            }
            long start = System.nanoTime();
            work.on(database.dataSource());
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private void raw(DataSource dataSource) throws Exception {
        RawJdbc.run(dataSource, scripts);
    }

    private void banister(DataSource dataSource) throws IOException {
        MigrationService migrations = Banister.on(dataSource).modules(folders()).open();
        RunReport report = migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE);
        if (!report.succeeded()) {
            throw new IllegalStateException(report.outcomes().toString());
        }
    }

    private Path[] folders() {
        return scripts.stream()
                .map(ScriptTexts.Text::moduleName)
                .distinct()
                .map(modules::resolve)
                .toArray(Path[]::new);
    }

    private void write() throws IOException {
        for (ScriptTexts.Text script : scripts) {
            Path module = modules.resolve(script.moduleName());
            Files.createDirectories(module.resolve("META-INF"));
            Files.createDirectories(module.resolve("migrations"));
            Files.writeString(
                    module.resolve("META-INF/MANIFEST.MF"),
                    "Manifest-Version: 1.0\nBundle-SymbolicName: " + script.moduleName() + "\nBundle-Version: 1.0.0\n");
            Files.writeString(
                    module.resolve("migrations/" + script.groupName() + ".up.sql"),
                    String.join(";\n", script.statements()) + ";\n");
        }
    }
}
