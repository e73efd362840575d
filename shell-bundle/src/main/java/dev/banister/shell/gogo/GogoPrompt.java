package dev.banister.shell.gogo;

import dev.banister.shell.host.Terminal;
import java.util.function.Predicate;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes what the launcher is about to write to the error output, and prints it above the prompt while somebody is at it;
 * else it would land in the line that is being typed. Safe for use by several threads.
 */
@Component(
        service = {CommandSessionListener.class, Predicate.class},
        property = GogoPrompt.PROPERTY + "=true",
        reference = @Reference(name = "gogo", service = CommandProcessor.class))
public final class GogoPrompt implements CommandSessionListener, Predicate<String> {

    static final String PROPERTY = "banister.prompt";

    private final boolean errorsReachTerminal;
    private volatile @Nullable Object reader;

    @Activate
    public GogoPrompt() {
        this(Terminal.errorsReachTerminal());
    }

    GogoPrompt(boolean errorsReachTerminal) {
        this.errorsReachTerminal = errorsReachTerminal;
    }

    /** Says whether the lines were printed. */
    @Override
    public boolean test(String lines) {
        Object shells = reader;
        return errorsReachTerminal && shells != null && LineEditor.printAbove(lines, shells);
    }

    @Override
    public void beforeExecute(CommandSession session, CharSequence line) {
        Object shells = session.get(SessionFrontEnds.READER);
        if (shells != null) {
            reader = shells;
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
}
