package dev.banister.shell.command;

import dev.banister.api.admin.PlanRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "to",
        customSynopsis = {
            "@|bold ${COMMAND-FULL-NAME}|@ MODULE TARGET [--cascade]",
            "  or:  @|bold ${COMMAND-FULL-NAME}|@ --everything DATE|0"
        },
        description = "Goes up or down, so that exactly the groups up to a target are applied.")
final class ToCommand extends PlannedCommand {

    @Parameters(
            arity = "1..2",
            paramLabel = "MODULE TARGET",
            hideParamSyntax = true,
            description = {
                "The module, and where it is to be: a group or a unique beginning of one; a date (YYYY-MM-DD); 14 digits"
                        + " or yymmdd_hhmmss; a number; v1.2 for what that version knows; 0 for nothing."
            })
    List<String> words = List.of();

    @Option(names = "--cascade", description = "Also revert what others have applied on top.")
    boolean cascade;

    @Option(names = "--everything", description = "The whole host; the target is a date or 0.")
    boolean everything;

    ToCommand(Invocation invocation, PlanUse use) {
        super(invocation, use);
    }

    @Override
    void checkWords() {
        if (words.size() != (everything ? 1 : 2)) {
            throw BadUsage.of(
                    everything ? "--everything takes a target and no module" : "the target is missing",
                    "see '" + invocation().command("to --help") + "'");
        }
    }

    @Override
    PlanRequest request(Names names) {
        PlanRequest request = everything
                ? PlanRequest.everythingTo(words.get(0))
                : PlanRequest.to(names.module(words.get(0)), words.get(1));
        return cascade ? request.cascade() : request;
    }
}
