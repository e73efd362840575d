package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.admin.Step;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "new", description = "Shows what is pending, in the order in which an upgrade would run it.")
final class NewCommand implements Callable<Answer> {

    @Parameters(arity = "0..1", paramLabel = "MODULE", description = "Only this module.")
    Optional<String> module = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many scripts; else all.")
    Optional<Integer> limit = Optional.empty();

    private final Invocation invocation;

    NewCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Answer call() {
        Limits.requirePositive(limit);
        MigrationService service = invocation.service();
        Optional<ModuleId> only = module.map(new Names(service)::module);
        List<ScriptId> order = service.plan(PlanRequest.up()).steps().stream()
                .map(Step::script)
                .toList();
        List<ScriptStatus> pending = service.scripts().stream()
                .filter(NewCommand::isPending)
                .filter(script ->
                        only.isEmpty() || only.get().equals(script.script().module()))
                .sorted(Comparator.comparingInt(script -> position(order, script)))
                .limit(limit.orElse(Integer.MAX_VALUE))
                .toList();
        return new ScriptsAnswer(service.database(), only, pending, "nothing is pending");
    }

    private static boolean isPending(ScriptStatus script) {
        return script.state() == ScriptState.PENDING
                || script.state() == ScriptState.BLOCKED
                || script.state() == ScriptState.FAILED;
    }

    /** What an upgrade would not run comes last. */
    private static int position(List<ScriptId> order, ScriptStatus script) {
        int index = order.indexOf(script.script());
        return index < 0 ? order.size() : index;
    }
}
