package dev.banister.shell.command;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.ScriptId;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ignore",
        description = "Leaves a script out for good, so that it counts as done; or takes it in again.")
final class IgnoreCommand extends PlannedCommand {

    @Parameters(index = "0", paramLabel = "SCRIPT", description = "MODULE/GROUP/SCRIPT.")
    String script = "";

    @Option(names = "--because", paramLabel = "TEXT", description = "Why, for the record.")
    Optional<String> because = Optional.empty();

    @Option(names = "--undo", description = "Take an ignored script in again; it runs late at the next upgrade.")
    boolean undo;

    IgnoreCommand(Invocation invocation, PlanUse use) {
        super(invocation, use);
    }

    @Override
    void checkWords() {
        if (!undo && because.filter(text -> !text.isBlank()).isEmpty()) {
            throw BadUsage.of("nobody has said why", "add --because \"the reason, for those who come after\"");
        }
    }

    @Override
    PlanRequest request(Names names) {
        ScriptId id = names.script(script);
        return undo ? PlanRequest.unignore(id) : PlanRequest.ignore(id, because.orElse(""));
    }
}
