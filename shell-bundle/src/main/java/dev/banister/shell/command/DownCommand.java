package dev.banister.shell.command;

import dev.banister.api.admin.PlanRequest;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "down", description = "Downgrades one module, by default its last applied group; or the whole host.")
final class DownCommand extends PlannedCommand {

    @Parameters(arity = "0..1", paramLabel = "MODULE", description = "The module to downgrade.")
    Optional<String> module = Optional.empty();

    @Option(names = "--steps", paramLabel = "N", description = "Revert so many of the last applied groups; else one.")
    Optional<Integer> steps = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description = "Revert what comes after that group or date; the group itself stays applied.")
    Optional<String> target = Optional.empty();

    @Option(names = "--all", description = "Revert all groups of the module.")
    boolean all;

    @Option(names = "--cascade", description = "Also revert what others have applied on top.")
    boolean cascade;

    @Option(names = "--everything", description = "The whole host, or with --to what is later than a date.")
    boolean everything;

    DownCommand(Invocation invocation, PlanUse use) {
        super(invocation, use);
    }

    @Override
    void checkWords() {
        requireModuleOrEverything(module.isPresent(), everything, "down");
        requirePositive(steps, "--steps", "one group");
        long extents = Stream.of(steps.isPresent(), target.isPresent(), all)
                .filter(given -> given)
                .count();
        if (extents > 1) {
            throw BadUsage.of("--steps, --to and --all do not go together", "say how far down by one of them");
        }
        if (everything && (steps.isPresent() || all || cascade)) {
            throw BadUsage.of(
                    "--steps, --all and --cascade do not go with --everything",
                    "'down --everything' reverts all; '--to DATE' says how far");
        }
    }

    @Override
    PlanRequest request(Names names) {
        PlanRequest request = module.map(names::module).map(PlanRequest::down).orElseGet(PlanRequest::downEverything);
        PlanRequest stepped = steps.map(request::steps).orElse(request);
        PlanRequest bounded = target.map(stepped::target).orElse(stepped);
        PlanRequest whole = all ? bounded.all() : bounded;
        return cascade ? whole.cascade() : whole;
    }
}
