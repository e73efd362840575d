package dev.banister.shell.gogo;

import dev.banister.shell.output.Words;
import java.util.List;
import java.util.Set;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says where help is to be had about a word that Gogo does not know; Gogo itself only says that it does not. */
@Component(
        service = CommandSessionListener.class,
        reference = @Reference(name = "gogo", service = CommandProcessor.class))
public final class GogoHints implements CommandSessionListener {

    private static final String SCOPE = "migrate:";

    @Override
    public void beforeExecute(CommandSession session, CharSequence line) {
        // Nothing to be said yet.
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence line, Exception exception) {
        if (exception instanceof CommandNotFoundException unknown) {
            session.getConsole().println(hint(unknown.getCommand(), ours(session)));
            session.getConsole().flush();
        }
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence line, Object result) {
        // Nothing to be said.
    }

    /** Our commands, as they are called in a shell. */
    @SuppressWarnings("unchecked")
    private static List<String> ours(CommandSession session) {
        Object all = session.get(".commands");
        return all instanceof Set
                ? ((Set<String>) all)
                        .stream()
                                .filter(name -> name.startsWith(SCOPE) && !name.contains(GogoCommands.COMPLETE))
                                .toList()
                : List.of();
    }

    static String hint(String word, List<String> commands) {
        String bare = word.startsWith(SCOPE) ? word.substring(SCOPE.length()) : word;
        List<String> like = Words.like(
                bare,
                commands.stream().map(name -> name.substring(SCOPE.length())).toList());
        return (like.isEmpty() ? "" : "did you mean " + SCOPE + String.join(" or " + SCOPE, like) + "? ") + "'" + SCOPE
                + "help' lists the commands of Banister";
    }
}
