package dev.banister.engine;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.testservers.TestDatabase;
import java.nio.file.Path;

/** Applies the module of a folder to a file of SQLite in a JVM of its own, and prints what became of it. */
public final class BigScriptRun {

    private BigScriptRun() {}

    public static void main(String[] arguments) {
        try (TestDatabase database = TestDatabase.sqlite(Path.of(arguments[1]))) {
            MigrationService migrations = Banister.on(database.dataSource())
                    .modules(Path.of(arguments[0]))
                    .open();
            RunReport report = migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE);
            System.out.println(report.succeeded() + " " + database.column("SELECT COUNT(*) FROM news"));
        }
    }
}
