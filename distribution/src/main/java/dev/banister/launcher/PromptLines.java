package dev.banister.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/**
 * An error output that hands whole lines to the shell first, which prints them above its prompt, and writes those that
 * the shell does not take as they are. Lines keep their order. Safe for several threads.
 */
final class PromptLines extends OutputStream {

    private static final String SHELL = "(&(objectClass=java.util.function.Predicate)(banister.prompt=true))";

    private final OutputStream plain;
    private final Predicate<String> shell;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    /** @param shell is given lines without the last line end, and says whether it has printed them */
    PromptLines(OutputStream plain, Predicate<String> shell) {
        this.plain = plain;
        this.shell = shell;
    }

    /** Has the error output of this process go by whatever shell the framework is going to have. */
    static void offer(BundleContext system) {
        try {
            ServiceTracker<Predicate<String>, Predicate<String>> shells =
                    new ServiceTracker<>(system, FrameworkUtil.createFilter(SHELL), null);
            shells.open();
            System.setErr(new PrintStream(new PromptLines(System.err, lines -> print(shells, lines)), true));
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean print(ServiceTracker<Predicate<String>, Predicate<String>> shells, String lines) {
        @Nullable Predicate<String> shell = shells.getService();
        return shell != null && shell.test(lines);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        begun.write(bytes, offset, length);
        if (length > 0 && bytes[offset + length - 1] == '\n') {
            String lines = begun.toString(Charset.defaultCharset()).stripTrailing();
            if (!shell.test(lines)) {
                begun.writeTo(plain);
            }
            begun.reset();
        }
    }

    /** Also writes a line that has no end yet, such as a question. */
    @Override
    public synchronized void flush() throws IOException {
        begun.writeTo(plain);
        begun.reset();
        plain.flush();
    }
}
