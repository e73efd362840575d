package dev.banister.shell.command;

import dev.banister.api.admin.PlanRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "up", description = "Upgrades everything, or one module with what it requires.")
final class UpCommand extends PlannedCommand {

    @Parameters(arity = "0..1", paramLabel = "MODULE", description = "Only this module, and what it requires.")
    Optional<String> module = Optional.empty();

    @Option(names = "--steps", paramLabel = "N", description = "Apply so many groups; else all that are pending.")
    Optional<Integer> steps = Optional.empty();

    @Option(names = "--to", paramLabel = "TARGET", description = "The last group to be applied, or a date.")
    Optional<String> target = Optional.empty();

    UpCommand(Invocation invocation, PlanUse use) {
        super(invocation, use);
    }

    @Override
    void checkWords() {
        requirePositive(steps, "--steps", "all that is pending");
    }

    @Override
    PlanRequest request(Names names) {
        PlanRequest request = module.map(names::module).map(PlanRequest::up).orElseGet(PlanRequest::up);
        PlanRequest stepped = steps.map(request::steps).orElse(request);
        return target.map(stepped::target).orElse(stepped);
    }
}
