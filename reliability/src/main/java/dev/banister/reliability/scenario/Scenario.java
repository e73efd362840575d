package dev.banister.reliability.scenario;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.engine.Banister;
import dev.banister.engine.CodeModule;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/**
 * The same modules and commands on every product. What they do to rows shows when it is done twice or not at all.
 *
 * @param modules the folder that those in SQL lie in
 */
public record Scenario(Path modules) {

    private static final String ACCOUNTS = "org.example.accounts";
    private static final String LEDGER = "org.example.ledger";
    private static final String REPORTS = "org.example.reports";
    private static final String LEDGER_GROUP = "2020-03-01-ledger";
    private static final String REPORT_GROUP = "2020-04-01-reports";
    private static final String LOOKUP_GROUP = "2020-06-01-lookup";

    /** In their order. */
    public static List<Command> commands() {
        ModuleId accounts = new ModuleId(ACCOUNTS);
        ModuleId ledger = new ModuleId(LEDGER);
        return List.of(
                Command.of(PlanRequest.up()),
                Command.of(PlanRequest.down(ledger).all().cascade()),
                Command.of(PlanRequest.up()),
                Command.redo(GroupId.parse(REPORTS + "/" + LOOKUP_GROUP), REPORT_GROUP),
                Command.of(PlanRequest.to(accounts, "2020-02-01-interest")));
    }

    /** Scripts that cannot be gone on with where a change of structure commits. */
    public static List<HandWork> handWork() {
        return List.of(
                new HandWork(
                        LEDGER + "/" + LEDGER_GROUP + "/FillLedger",
                        List.of("DROP TABLE IF EXISTS ledger_checks", "DELETE FROM ledger")),
                new HandWork(LEDGER + "/" + LEDGER_GROUP + "/RebuildTotals", List.of("DROP TABLE IF EXISTS totals")),
                new HandWork(
                        REPORTS + "/" + REPORT_GROUP + "/report",
                        List.of("DROP TABLE IF EXISTS report_lines", "DROP TABLE IF EXISTS report")));
    }

    /** Does the script say that it may be run again from its start? */
    public static boolean isRerunnable(String script) {
        return script.endsWith("/RebuildTotals");
    }

    /** The engine on a database, with all modules. */
    public MigrationService open(DataSource dataSource) {
        CodeModule ledger = CodeModule.of(LEDGER, "1.0.0")
                .group(LEDGER_GROUP, new CreateLedger(), new FillLedger(), new RebuildTotals())
                .requires(ACCOUNTS + "/2020-02-01-interest");
        return Banister.on(dataSource)
                .modules(modules.resolve(ACCOUNTS), modules.resolve(REPORTS))
                .module(ledger)
                .open();
    }
}
