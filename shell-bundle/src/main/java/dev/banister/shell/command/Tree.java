package dev.banister.shell.command;

import dev.banister.api.model.Finding;
import dev.banister.shell.command.FrontEnd.Kind;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands and their options, built anew for each command line, since picocli keeps what was typed in them. */
final class Tree {

    private static final String SHELL_NAME = "migrate:";

    private final Invocation invocation;
    private final CommandLine commandLine;

    Tree(FrontEnd frontEnd) {
        RootCommand root = new RootCommand();
        this.invocation = new Invocation(frontEnd, root);
        this.commandLine = new CommandLine(root);
        commandLine.setExpandAtFiles(false);
        addCommands();
        commandLine.getSubcommands().values().forEach(this::hideGlobalOptions);
        if (frontEnd.kind() == Kind.SHELL) {
            commandLine.setCommandName(SHELL_NAME);
        }
    }

    private void addCommands() {
        Running running = new Running(invocation);
        PlanCommand options = new PlanCommand();
        CommandLine plan = new CommandLine(options);
        addPlanned(plan, new Planning(options));
        commandLine.addSubcommand(new StatusCommand(invocation));
        commandLine.addSubcommand(new ListCommand(invocation));
        commandLine.addSubcommand(new NewCommand(invocation));
        commandLine.addSubcommand(new HistoryCommand(invocation));
        commandLine.addSubcommand(plan);
        addPlanned(commandLine, running);
        commandLine.addSubcommand(new IgnoreCommand(invocation, running));
        commandLine.addSubcommand(new AcceptCommand(invocation, running));
        commandLine.addSubcommand(new ResolveCommand(invocation, running));
        commandLine.addSubcommand(new LeaseCommand(invocation));
        commandLine.addSubcommand(new CreateCommand(invocation));
        commandLine.addSubcommand(new WhyCommand(invocation));
        commandLine.addSubcommand(new CheckCommand(invocation));
        commandLine.addSubcommand(new HelpCommand(this));
        if (invocation.frontEnd().kind() == Kind.PROGRAM) {
            commandLine.addSubcommand(new ServeCommand());
        }
    }

    private void addPlanned(CommandLine parent, PlanUse use) {
        parent.addSubcommand(new UpCommand(invocation, use));
        parent.addSubcommand(new DownCommand(invocation, use));
        parent.addSubcommand(new ToCommand(invocation, use));
        parent.addSubcommand(new RedoCommand(invocation, use));
        parent.addSubcommand(new MarkCommand(invocation, use));
    }

    /** The options of every command would drown each command's own; its help names the place where they are listed. */
    private void hideGlobalOptions(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        for (OptionSpec option : List.copyOf(spec.options())) {
            if (option.inherited() && commandLine.getCommandSpec().findOption(option.longestName()) != null) {
                spec.remove(option);
                spec.addOption(OptionSpec.builder(option)
                        .scopeType(ScopeType.LOCAL)
                        .hidden(true)
                        .build());
            }
        }
        spec.usageMessage()
                .sortOptions(false)
                .footer(
                        "",
                        "Every command also takes the options that '"
                                + invocation.command("help").strip() + "' lists.");
        command.getSubcommands().values().forEach(this::hideGlobalOptions);
    }

    Invocation invocation() {
        return invocation;
    }

    CommandLine commandLine() {
        return commandLine;
    }

    /** Does what a command line says. */
    Answer answer(String... words) {
        ParseResult parsed;
        try {
            parsed = commandLine.parseArgs(words);
            requireCommand(parsed);
        } catch (ParameterException wrong) {
            return new FailureAnswer(ExitCode.USAGE, List.of(finding(wrong)));
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandLine command = last.commandSpec().commandLine();
        if (invocation.options().help) {
            return help(command);
        }
        if (invocation.options().version) {
            return new HelpAnswer("version", "banister " + invocation.frontEnd().version());
        }
        refuseHostOptions();
        if (command.getCommand() instanceof Callable<?> callable) {
            return call(callable);
        }
        throw BadUsage.of("no command is named", "'" + helpFor(command) + "' lists the commands");
    }

    /** Where help is asked for, picocli lets a command pass that it does not know. */
    private void requireCommand(ParseResult parsed) {
        List<String> unknown = parsed.unmatched();
        if (!parsed.hasSubcommand() && !unknown.isEmpty()) {
            throw new UnmatchedArgumentException(commandLine, unknown);
        }
    }

    private static Answer call(Callable<?> command) {
        try {
            return (Answer) command.call();
        } catch (RuntimeException expected) {
            throw expected;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }

    Answer help(CommandLine command) {
        Ansi ansi = invocation.frontEnd().console().coloured() ? Ansi.ON : Ansi.OFF;
        String usage = command.getUsageMessage(ansi).replace(SHELL_NAME + " ", SHELL_NAME);
        return new HelpAnswer("help", usage.stripTrailing());
    }

    /** A host that runs is configured already: these options would seem to do something, and do nothing. */
    private void refuseHostOptions() {
        List<String> given = invocation.options().hostOptions();
        if (invocation.frontEnd().kind() == Kind.SHELL && !given.isEmpty()) {
            throw BadUsage.of(
                    String.join(", ", given) + (given.size() == 1 ? " is" : " are")
                            + " decided when the host starts, not in its shell",
                    "set it in conf/dev.banister.database-NAME.cfg of this host, or run 'bin/banister COMMAND' with it");
        }
    }

    private String helpFor(CommandLine command) {
        String name = command == commandLine ? "help" : "help " + command.getCommandName();
        return invocation.command(name);
    }

    private Finding finding(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String remedy = "see '" + helpFor(command) + "'";
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return BadUsage.finding(lowerCase(String.valueOf(wrong.getMessage())), remedy);
        }
        String word = unmatched.getUnmatched().get(0);
        boolean isCommand = !word.startsWith("-") && !command.getSubcommands().isEmpty();
        Finding finding = BadUsage.finding(
                isCommand ? "there is no command '" + word + "'" : "'" + word + "' is not understood here", remedy);
        List<String> like = unmatched.getSuggestions();
        return like.isEmpty() ? finding : finding.because("did you mean " + String.join(" or ", like) + "?");
    }

    private static String lowerCase(String message) {
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
