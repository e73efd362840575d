package dev.banister.shell.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@Command(
        name = "plan",
        description = "Shows what a command would do, and does nothing.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands, with their own arguments:%n")
final class PlanCommand {

    @Option(names = "--sql", scope = ScopeType.INHERIT, description = "Also print the statements.")
    boolean sql;
}
