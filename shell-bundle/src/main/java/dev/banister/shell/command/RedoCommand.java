package dev.banister.shell.command;

import dev.banister.api.admin.PlanRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "redo", description = "Reverts the last applied groups of a module and applies them again.")
final class RedoCommand extends PlannedCommand {

    @Parameters(index = "0", paramLabel = "MODULE", description = "The module.")
    String module = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "N", description = "So many groups; else one.")
    Optional<Integer> steps = Optional.empty();

    @Option(names = "--cascade", description = "Also revert what others have applied on top, and bring it up again.")
    boolean cascade;

    RedoCommand(Invocation invocation, PlanUse use) {
        super(invocation, use);
    }

    @Override
    void checkWords() {
        requirePositive(steps, "N", "one group");
    }

    @Override
    PlanRequest request(Names names) {
        PlanRequest request = PlanRequest.redo(names.module(module));
        PlanRequest stepped = steps.map(request::steps).orElse(request);
        return cascade ? stepped.cascade() : stepped;
    }
}
