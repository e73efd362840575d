package dev.banister.engine.run;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.Banister;
import dev.banister.engine.CodeModule;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A database of PostgreSQL and modules that are run on it. */
final class PostgresqlRuns implements AutoCloseable {

    private final TestDatabase database = TestServer.postgresql().newDatabase();

    TestDatabase database() {
        return database;
    }

    MigrationService open(ModuleFolder... modules) {
        return open(database.dataSource(), modules);
    }

    static MigrationService open(DataSource dataSource, ModuleFolder... modules) {
        return Banister.on(dataSource)
                .modules(Stream.of(modules).map(ModuleFolder::path).toArray(Path[]::new))
                .open();
    }

    RunReport up(ModuleFolder... modules) {
        return RunFixture.run(open(modules), PlanRequest.up());
    }

    RunReport up(CodeModule module) {
        return RunFixture.run(Banister.on(database.dataSource()).module(module).open(), PlanRequest.up());
    }

    RunReport down(String module, ModuleFolder... modules) {
        return RunFixture.run(open(modules), PlanRequest.down(new ModuleId(module)));
    }

    Map<String, ScriptState> states(ModuleFolder... modules) {
        return RunFixture.states(open(modules));
    }

    List<String> column(String sql) {
        return database.column(sql);
    }

    boolean hasTable(String name) {
        return column("SELECT to_regclass('" + name + "') IS NOT NULL").contains("t");
    }

    @Override
    public void close() {
        database.close();
    }
}
