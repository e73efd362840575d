package dev.banister.shell.command;

import dev.banister.api.admin.PlanRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resolve",
        description = "Settles the statement that a script stopped at, after somebody has looked at the database.")
final class ResolveCommand extends PlannedCommand {

    @Parameters(index = "0", paramLabel = "SCRIPT", description = "MODULE/GROUP/SCRIPT.")
    String script = "";

    @Option(names = "--executed", description = "The statement was executed.")
    boolean executed;

    @Option(names = "--not-executed", description = "The statement was not executed.")
    boolean notExecuted;

    ResolveCommand(Invocation invocation, PlanUse use) {
        super(invocation, use);
    }

    @Override
    void checkWords() {
        if (executed == notExecuted) {
            throw BadUsage.of(
                    "exactly one of --executed and --not-executed is wanted",
                    "look at the database: 'history' says which statement it is");
        }
    }

    @Override
    PlanRequest request(Names names) {
        return PlanRequest.resolve(names.script(script), executed);
    }
}
