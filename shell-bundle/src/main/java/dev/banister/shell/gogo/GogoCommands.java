package dev.banister.shell.gogo;

import dev.banister.shell.command.Completions;
import dev.banister.shell.command.Databases;
import java.time.Clock;
import java.util.List;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands in Gogo's scope {@code migrate}, one method a word; the exit code is left in the session's variable
 * {@code exit}. Waits for Gogo's processor, so that this class is never loaded where Gogo is not.
 */
@Component(
        service = GogoCommands.class,
        property = {
            "osgi.command.scope=migrate",
            "osgi.command.function=status",
            "osgi.command.function=list",
            "osgi.command.function=new",
            "osgi.command.function=history",
            "osgi.command.function=plan",
            "osgi.command.function=up",
            "osgi.command.function=down",
            "osgi.command.function=to",
            "osgi.command.function=redo",
            "osgi.command.function=mark",
            "osgi.command.function=ignore",
            "osgi.command.function=accept",
            "osgi.command.function=resolve",
            "osgi.command.function=lease",
            "osgi.command.function=create",
            "osgi.command.function=why",
            "osgi.command.function=check",
            "osgi.command.function=help",
            "osgi.command.function=" + GogoCommands.COMPLETE
        },
        reference = @Reference(name = "gogo", service = CommandProcessor.class))
public final class GogoCommands {

    /** Gogo leaves functions out of its completion whose name begins like this one. */
    static final String COMPLETE = "_complete";

    private final SessionFrontEnds frontEnds;

    @Activate
    public GogoCommands(BundleContext context, @Reference Databases databases) {
        this(new SessionFrontEnds(
                databases, Clock.systemUTC(), context.getBundle().getVersion().toString()));
    }

    GogoCommands(SessionFrontEnds frontEnds) {
        this.frontEnds = frontEnds;
    }

    public void status(CommandSession session, String[] words) {
        run(session, "status", words);
    }

    public void list(CommandSession session, String[] words) {
        run(session, "list", words);
    }

    /** Gogo calls the function {@code new} by this name, since Java keeps the other to itself. */
    public void _new(CommandSession session, String[] words) {
        run(session, "new", words);
    }

    public void history(CommandSession session, String[] words) {
        run(session, "history", words);
    }

    public void plan(CommandSession session, String[] words) {
        run(session, "plan", words);
    }

    public void up(CommandSession session, String[] words) {
        run(session, "up", words);
    }

    public void down(CommandSession session, String[] words) {
        run(session, "down", words);
    }

    public void to(CommandSession session, String[] words) {
        run(session, "to", words);
    }

    public void redo(CommandSession session, String[] words) {
        run(session, "redo", words);
    }

    public void mark(CommandSession session, String[] words) {
        run(session, "mark", words);
    }

    public void ignore(CommandSession session, String[] words) {
        run(session, "ignore", words);
    }

    public void accept(CommandSession session, String[] words) {
        run(session, "accept", words);
    }

    public void resolve(CommandSession session, String[] words) {
        run(session, "resolve", words);
    }

    public void lease(CommandSession session, String[] words) {
        run(session, "lease", words);
    }

    public void create(CommandSession session, String[] words) {
        run(session, "create", words);
    }

    public void why(CommandSession session, String[] words) {
        run(session, "why", words);
    }

    public void check(CommandSession session, String[] words) {
        run(session, "check", words);
    }

    public void help(CommandSession session, String[] words) {
        run(session, "help", words);
    }

    /** What may stand at a place in the line that is being typed; called by Gogo's own completion. */
    public List<String> _complete(CommandSession session, int index, List<String> words) {
        String command = words.get(0).substring(words.get(0).indexOf(':') + 1);
        int end = Math.min(index, words.size());
        return new Completions(frontEnds.of(session)).at(command, words.subList(1, Math.max(1, end)));
    }

    private void run(CommandSession session, String command, String[] words) {
        String[] line = new String[words.length + 1];
        line[0] = command;
        System.arraycopy(words, 0, line, 1, words.length);
        session.put("exit", CommandThread.run(session, frontEnds.of(session), line));
    }
}
