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
 * Takes what the launcher is about to write to the error output, and prints it above the line that is being typed, or in
 * place of the one that a command rewrites; else it would land in the middle of that line. Safe for use by several threads.
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
        if (!errorsReachTerminal || shells == null) {
            return false;
        }
        LineEditor.printAbove(lines, shells);
        return true;
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
