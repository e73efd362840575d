package dev.banister.engine.contract;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.Finding;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.Banister;
import dev.banister.engine.CodeModule;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A database and the modules that are run on it, opened anew for every command as a command line does. */
record Host(TestDatabase database, Path folder) {

    /** The same, on another way to the database. */
    Host by(TestDatabase way) {
        return new Host(way, folder);
    }

    ModuleFolder module(String name) {
        return ModuleFolder.in(folder, name);
    }

    Banister banister(ModuleFolder... modules) {
        return Banister.on(database.dataSource())
                .modules(Stream.of(modules).map(ModuleFolder::path).toArray(Path[]::new));
    }

    MigrationService open(ModuleFolder... modules) {
        return banister(modules).open();
    }

    RunReport run(PlanRequest request, ModuleFolder... modules) {
        return run(open(modules), request);
    }

    RunReport run(PlanRequest request, CodeModule module) {
        return run(Banister.on(database.dataSource()).module(module).open(), request);
    }

    static RunReport run(MigrationService migrations, PlanRequest request) {
        return migrations.run(migrations.plan(request), RunListener.NONE);
    }

    RunReport up(ModuleFolder... modules) {
        return run(PlanRequest.up(), modules);
    }

    RunReport up(CodeModule module) {
        return run(PlanRequest.up(), module);
    }

    RunReport down(String module, ModuleFolder... modules) {
        return run(PlanRequest.down(new ModuleId(module)), modules);
    }

    Map<String, ScriptState> states(ModuleFolder... modules) {
        return open(modules).scripts().stream()
                .collect(Collectors.toMap(status -> status.script().toString(), ScriptStatus::state));
    }

    static List<Result> results(RunReport report) {
        return report.outcomes().stream().map(outcome -> outcome.result()).toList();
    }

    static Finding failure(RunReport report) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.result() == Result.FAILED)
                .findFirst()
                .flatMap(outcome -> outcome.finding())
                .orElseThrow(() -> new AssertionError("no step failed: " + report.outcomes()));
    }

    List<String> column(String sql) {
        return database.column(sql);
    }

    /** Is there such a table, spelt in any case? */
    boolean hasTable(String name) {
        try (Connection connection = database.dataSource().getConnection();
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            boolean found = false;
            while (tables.next()) {
                found |= upper(tables.getString("TABLE_NAME")).equals(upper(name));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A letter may become two. */
    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
