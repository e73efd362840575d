package dev.banister.benchmarks;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.engine.Banister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs 1,000 scripts of two statements on a new H2 file: Banister from the request to the report, and a loop in plain JDBC.
 * Both have their statements in memory: the modules' files are read, split and hashed before, and how long that takes is
 * said apart. Then both once more with nothing to do.
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
                .add("raw, fresh", () -> onNewDatabase(source -> time(() -> raw(source))))
                .add("Banister, fresh", () -> onNewDatabase(this::banister))
                .add("Banister, reading", () -> onNewDatabase(source -> time(() -> open(source))))
                .add("raw, nothing to do", () -> onNewDatabase(this::rawAgain))
                .add("Banister, nothing to do", () -> onNewDatabase(this::banisterAgain))
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
        System.out.printf("reading the modules         %9.1f%n", rounds.medianMillis("Banister, reading"));
    }

    /** What a contestant does to a database; it says how long the part took that counts. */
    @FunctionalInterface
    private interface Work {
        Duration on(DataSource dataSource) throws Exception;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private static Duration onNewDatabase(Work work) throws Exception {
        try (H2File database = H2File.create()) {
            return work.on(database.dataSource());
        }
    }

    private static Duration time(Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void raw(DataSource dataSource) throws SQLException {
        RawJdbc.run(dataSource, scripts);
    }

    private Duration rawAgain(DataSource dataSource) throws Exception {
        raw(dataSource);
        return time(() -> raw(dataSource));
    }

    /** It knows its modules from the first question that it is asked. */
    private MigrationService open(DataSource dataSource) {
        MigrationService migrations = Banister.on(dataSource).modules(folders()).open();
        if (migrations.modules().size() != ScriptTexts.MODULES) {
            throw new IllegalStateException(migrations.findings().toString());
        }
        return migrations;
    }

    private static void upgrade(MigrationService migrations) {
        RunReport report = migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE);
        if (!report.succeeded()) {
            throw new IllegalStateException(report.outcomes().toString());
        }
    }

    private Duration banister(DataSource dataSource) throws Exception {
        MigrationService migrations = open(dataSource);
        return time(() -> upgrade(migrations));
    }

    private Duration banisterAgain(DataSource dataSource) throws Exception {
        MigrationService migrations = open(dataSource);
        upgrade(migrations);
        return time(() -> upgrade(migrations));
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
