package dev.banister.shell.command;

import dev.banister.api.admin.PlanRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "mark",
        customSynopsis = {
            "@|bold ${COMMAND-FULL-NAME}|@ MODULE TARGET",
            "  or:  @|bold ${COMMAND-FULL-NAME}|@ MODULE/GROUP/SCRIPT"
        },
        description = "Moves the record of a module to a target, or records one script as applied, running nothing.")
final class MarkCommand extends PlannedCommand {

    @Parameters(
            arity = "1..2",
            paramLabel = "MODULE TARGET",
            hideParamSyntax = true,
            description = "The module, and a target as for 'to', or GROUP/SCRIPT for one script.")
    List<String> words = List.of();

    MarkCommand(Invocation invocation, PlanUse use) {
        super(invocation, use);
    }

    @Override
    void checkWords() {
        if (words.size() == 1 && !words.get(0).contains("/")) {
            throw BadUsage.of("the target is missing", "see '" + invocation().command("mark --help") + "'");
        }
    }

    @Override
    PlanRequest request(Names names) {
        String all = String.join("/", words);
        return all.contains("/") && isScript()
                ? PlanRequest.mark(names.script(all))
                : PlanRequest.mark(names.module(words.get(0)), words.get(1));
    }

    private boolean isScript() {
        return words.get(words.size() - 1).contains("/");
    }
}
