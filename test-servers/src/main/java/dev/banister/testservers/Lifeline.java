package dev.banister.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A small process that reads from a pipe of this JVM and sends the server a signal when the pipe ends: by our doing, or
 * because the JVM is gone, be it by SIGKILL.
 */
final class Lifeline {

    private final Process watcher;

    private Lifeline(Process watcher) {
        this.watcher = watcher;
    }

    static Lifeline hold(long pid, String signal) {
        // A signal from the terminal reaches the whole process group, and the watcher has to outlive the JVM.
        String script = "trap '' INT TERM HUP; read -r line; kill -s " + signal + " " + pid;
        try {
            return new Lifeline(new ProcessBuilder("sh", "-c", script)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("no shell to watch over the test server", e);
        }
    }

    /** Has the signal sent now. */
    void cut() {
        try {
            watcher.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
