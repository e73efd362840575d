package dev.banister.engine.run;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.Finding;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.Banister;
import dev.banister.engine.CodeModule;
import dev.banister.engine.FileDatabase;
import dev.banister.engine.ModuleFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A database and modules that are run on it, opened anew for every command as a command line does. */
final class RunFixture {

    private final FileDatabase database;

    RunFixture(Path folder) {
        this.database = new FileDatabase(folder);
    }

    FileDatabase database() {
        return database;
    }

    MigrationService open(ModuleFolder... modules) {
        Path[] paths = new Path[modules.length];
        for (int i = 0; i < modules.length; i++) {
            paths[i] = modules[i].path();
        }
        return Banister.on(database.dataSource()).modules(paths).open();
    }

    MigrationService open(CodeModule module) {
        return Banister.on(database.dataSource()).module(module).open();
    }

    static RunReport run(MigrationService migrations, PlanRequest request) {
        return migrations.run(migrations.plan(request), RunListener.NONE);
    }

    RunReport up(ModuleFolder... modules) {
        return run(open(modules), PlanRequest.up());
    }

    RunReport down(String module, ModuleFolder... modules) {
        return run(open(modules), PlanRequest.down(new ModuleId(module)));
    }

    RunReport resolve(String script, boolean executed, ModuleFolder... modules) {
        return run(open(modules), PlanRequest.resolve(ScriptId.parse(script), executed));
    }

    Map<String, ScriptState> states(ModuleFolder... modules) {
        return states(open(modules));
    }

    static Map<String, ScriptState> states(MigrationService migrations) {
        return migrations.scripts().stream()
                .collect(Collectors.toMap(status -> status.script().toString(), ScriptStatus::state));
    }

    static List<Outcome.Result> results(RunReport report) {
        return report.outcomes().stream().map(Outcome::result).toList();
    }

    static Finding finding(RunReport report, Outcome.Result result) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.result() == result)
                .findFirst()
                .flatMap(Outcome::finding)
                .orElseThrow();
    }

    String row(String columns, String script) {
        return database.column("SELECT " + columns + " FROM banister_history WHERE script = '" + script + "'").stream()
                .findFirst()
                .orElse("none");
    }
}
