package dev.banister.shell.command;

import dev.banister.api.admin.PlanRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "accept", description = "Takes a script as it is now that was changed after it had been applied.")
final class AcceptCommand extends PlannedCommand {

    @Parameters(index = "0", paramLabel = "SCRIPT", description = "MODULE/GROUP/SCRIPT.")
    String script = "";

    @Option(names = "--because", paramLabel = "TEXT", required = true, description = "Why, for the record.")
    String because = "";

    AcceptCommand(Invocation invocation, PlanUse use) {
        super(invocation, use);
    }

    @Override
    void checkWords() {
        if (because.isBlank()) {
            throw BadUsage.of("nobody has said why", "give --because a reason, for those who come after");
        }
    }

    @Override
    PlanRequest request(Names names) {
        return PlanRequest.accept(names.script(script), because);
    }
}
