package dev.banister.shell.gogo;

import dev.banister.shell.command.Commands;
import dev.banister.shell.command.FrontEnd;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;
import org.apache.felix.service.command.Process;
import org.slf4j.MDC;

/**
 * Carries out a command on a thread of its own. Gogo answers Ctrl-C by interrupting the thread of the command, and an
 * interrupt in the middle of a script closes the file of an embedded database.
 */
final class CommandThread {

    /** Says in the log that the command tells its session what it does, so that a console that shows both can leave out one. */
    private static final String TOLD = "banister.told";

    private CommandThread() {}

    /** Returns the exit code. Ctrl-C meanwhile asks the command to stop, and its end is waited for all the same. */
    static int run(CommandSession session, FrontEnd frontEnd, String... words) {
        FutureTask<Integer> command = new FutureTask<>(() -> {
            MDC.put(TOLD, words[0]);
            return Commands.run(frontEnd, words);
        });
        Runnable ended = takeInterrupts(session, frontEnd);
        // Without Gogo's thread locals, by which what is logged would go to the session's output and not to the log's.
        new Thread(null, command, "banister-" + words[0], 0, false).start();
        try {
            return await(command, frontEnd);
        } finally {
            ended.run();
        }
    }

    private static Runnable takeInterrupts(CommandSession session, FrontEnd frontEnd) {
        Object reader = session.get(SessionFrontEnds.READER);
        Optional<Job> job = Optional.ofNullable(Process.Utils.current()).map(process -> root(process.job()));
        return reader == null || job.isEmpty()
                ? () -> {}
                : LineEditor.onInterrupt(
                        reader, () -> job.get().status() == Job.Status.Foreground, frontEnd.stop()::make);
    }

    /** What Gogo calls a job is a part of the line that was typed; in the foreground is the whole line. */
    private static Job root(Job job) {
        return job.parent() == null ? job : root(job.parent());
    }

    private static int await(FutureTask<Integer> command, FrontEnd frontEnd) {
        while (true) {
            try {
                return command.get();
            } catch (InterruptedException interrupted) {
                // A shell without a line editor.
                frontEnd.stop().make();
            } catch (ExecutionException defect) {
                throw new IllegalStateException(defect.getCause());
            }
        }
    }
}
