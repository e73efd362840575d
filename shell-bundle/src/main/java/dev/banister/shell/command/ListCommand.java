package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.ModuleId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "Shows every script with its state.")
final class ListCommand implements Callable<Answer> {

    @Parameters(arity = "0..1", paramLabel = "MODULE", description = "Only this module.")
    Optional<String> module = Optional.empty();

    private final Invocation invocation;

    ListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Answer call() {
        MigrationService service = invocation.service();
        Optional<ModuleId> only = module.map(new Names(service)::module);
        List<ScriptStatus> scripts = service.scripts().stream()
                .filter(script ->
                        only.isEmpty() || only.get().equals(script.script().module()))
                .toList();
        return new ScriptsAnswer(service.database(), only, scripts, "no scripts are offered or applied");
    }
}
