package dev.banister.engine.dialect.sqlite;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.Finding;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.Banister;
import dev.banister.engine.CodeModule;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A database in a file, with foreign keys, and modules that are run on it. */
record SqliteRuns(Path file, TestDatabase database) {

    static SqliteRuns in(Path folder) {
        return in(folder, "");
    }

    /** @param settings of every connection, each with an ampersand in front */
    static SqliteRuns in(Path folder, String settings) {
        Path file = folder.resolve("test.db");
        TestDatabase plain = TestDatabase.sqlite(file);
        return new SqliteRuns(file, plain.reachedBy(plain.url() + "?foreign_keys=true" + settings, "", ""));
    }

    MigrationService open(ModuleFolder module) {
        return Banister.on(database.dataSource()).modules(module.path()).open();
    }

    RunReport up(ModuleFolder module) {
        return run(open(module));
    }

    RunReport up(CodeModule module) {
        return run(Banister.on(database.dataSource()).module(module).open());
    }

    private static RunReport run(MigrationService migrations) {
        return migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE);
    }

    Map<String, ScriptState> states(ModuleFolder module) {
        return open(module).scripts().stream()
                .collect(Collectors.toMap(status -> status.script().name(), ScriptStatus::state));
    }

    static Finding failure(RunReport report) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.result() == Outcome.Result.FAILED)
                .findFirst()
                .flatMap(Outcome::finding)
                .orElseThrow();
    }

    List<String> column(String sql) {
        return database.column(sql);
    }
}
