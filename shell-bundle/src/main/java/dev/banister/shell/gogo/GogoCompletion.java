package dev.banister.shell.gogo;

import dev.banister.shell.command.Commands;
import dev.banister.shell.command.Databases;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Teaches each session of Gogo's jline shell to complete our commands, by that shell's own command {@code complete} and
 * therefore without a type of jline. A session is taught before the first line that it executes, which is its profile if
 * this bundle was there before the shell.
 */
@Component(
        service = CommandSessionListener.class,
        reference = @Reference(name = "gogo", service = CommandProcessor.class))
public final class GogoCompletion implements CommandSessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(GogoCompletion.class);

    /** What a session of the jline shell can complete; other sessions do not have it. */
    private static final String COMPLETIONS = ".completions";

    private static final String TAUGHT = ".banister.completions";

    private final SessionFrontEnds frontEnds;

    @Activate
    public GogoCompletion(BundleContext context, @Reference Databases databases) {
        this(new SessionFrontEnds(
                databases, Clock.systemUTC(), context.getBundle().getVersion().toString()));
    }

    GogoCompletion(SessionFrontEnds frontEnds) {
        this.frontEnds = frontEnds;
    }

    @Override
    public void beforeExecute(CommandSession session, CharSequence line) {
        if (!(session.get(COMPLETIONS) instanceof Map) || session.get(TAUGHT) != null) {
            return;
        }
        session.put(TAUGHT, true);
        try {
            for (String lesson : lessons(Commands.tree(frontEnds.of(session)))) {
                session.execute(lesson);
            }
        } catch (Exception untaught) {
            LOG.warn("The shell does not complete the commands of migrate.", untaught);
        }
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence line, Exception exception) {
        // Nothing to be learnt.
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence line, Object result) {
        // Nothing to be learnt.
    }

    /** For each command what it does, its options, and how to ask for its arguments. */
    static List<String> lessons(CommandSpec root) {
        List<String> lessons = new ArrayList<>();
        root.subcommands().forEach((name, command) -> {
            String begin = "gogo:complete -c migrate:" + name;
            lessons.add(begin + " -d "
                    + quoted(command.getCommandSpec().usageMessage().description()));
            lessons.add(begin + " -a 'migrate:" + GogoCommands.COMPLETE
                    + " ($.commandLine wordIndex) ($.commandLine words)'");
            options(command)
                    .forEach(option -> lessons.add(begin + " -l "
                            + option.longestName().substring(2) + " -d " + quoted(option.description())));
        });
        return lessons;
    }

    /** Those of the command itself and of what stands below it; not those that every command has. */
    private static List<OptionSpec> options(CommandLine command) {
        List<OptionSpec> options = new ArrayList<>(command.getCommandSpec().options());
        command.getSubcommands().values().forEach(below -> options.addAll(options(below)));
        return options.stream()
                .filter(option -> !option.hidden())
                .filter(option -> option.longestName().startsWith("--"))
                .distinct()
                .toList();
    }

    private static String quoted(String... text) {
        return "'" + String.join(" ", text).replace("'", "’").replace("%n", " ") + "'";
    }
}
