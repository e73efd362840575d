package dev.banister.shell.command;

import dev.banister.shell.output.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "help", description = "Shows how Banister or one command is used.")
final class HelpCommand implements Callable<Answer> {

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command; else all of them are shown.")
    List<String> words = new ArrayList<>();

    private final Tree tree;

    HelpCommand(Tree tree) {
        this.tree = tree;
    }

    @Override
    public Answer call() {
        CommandLine command = tree.commandLine();
        for (String word : words) {
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                throw BadUsage.unknown(
                        "there is no command '" + word + "'",
                        Words.like(word, command.getSubcommands().keySet()),
                        "'" + tree.invocation().command("help") + "' lists the commands");
            }
            command = next;
        }
        return tree.help(command);
    }
}
