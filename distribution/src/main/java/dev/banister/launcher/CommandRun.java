package dev.banister.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/** One command, in a framework of its own. */
final class CommandRun {

    /** How long the shell may take to come up; it is there in a second or two. */
    private static final Duration SHELL_WAIT = Duration.ofSeconds(60);

    /** A command that was run to its end has nothing left to wait for but the closing of the database. */
    private static final Duration STOP_WAIT = Duration.ofSeconds(30);

    /** What a command that was told to stop may take to say what it has done. */
    private static final Duration REPORT_WAIT = Duration.ofSeconds(2);

    private static final int KILLED_BY_SIGNAL = 128;

    private final Home home;
    private final CommandLine line;
    private final AtomicInteger signal = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);

    CommandRun(Home home, CommandLine line) {
        this.home = home;
        this.line = line;
    }

    /** Returns the exit code: the command's, or 128 and the number of the signal that ended it, as shells have it */
    int run() {
        Path storage = temporaryFolder();
        try {
            return runIn(storage);
        } finally {
            delete(storage);
        }
    }

    private int runIn(Path storage) {
        RunningFramework framework =
                RunningFramework.start(home, Mode.COMMAND, FrameworkProperties.command(home, line, storage));
        StopSignals.trap(List.of("TERM", "INT", "HUP"), number -> end(framework, storage, number));
        try {
            OptionalInt code = apply(framework.context());
            if (signal.get() != 0) {
                return KILLED_BY_SIGNAL + signal.get();
            }
            return code.orElseThrow(() -> LaunchException.failed("the command did not come up within "
                    + SHELL_WAIT.toSeconds() + " s. Unpack Banister anew, or look at what is in bundles/."));
        } finally {
            over.countDown();
            framework.stop();
            framework.awaitStop(STOP_WAIT);
        }
    }

    /**
     * Stops the engine, which waits for the script that runs and begins no other. Then the command has its report to print;
     * one that waits for an answer at the terminal instead would wait for ever.
     */
    private void end(RunningFramework framework, Path storage, int number) {
        signal.set(number);
        framework.stopEngine();
        if (!awaitEnd()) {
            framework.stop();
            framework.awaitStop(STOP_WAIT);
            delete(storage);
            Runtime.getRuntime().halt(KILLED_BY_SIGNAL + number);
        }
    }

    private boolean awaitEnd() {
        try {
            return over.await(REPORT_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private OptionalInt apply(BundleContext context) {
        ServiceTracker<ToIntFunction<String[]>, ToIntFunction<String[]>> shells = open(context);
        try {
            @Nullable ToIntFunction<String[]> shell = shells.waitForService(SHELL_WAIT.toMillis());
            return shell == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(shell.applyAsInt(line.arguments().toArray(String[]::new)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        } finally {
            shells.close();
        }
    }

    private static ServiceTracker<ToIntFunction<String[]>, ToIntFunction<String[]>> open(BundleContext context) {
        try {
            ServiceTracker<ToIntFunction<String[]>, ToIntFunction<String[]>> shells = new ServiceTracker<>(
                    context,
                    FrameworkUtil.createFilter(
                            "(&(objectClass=java.util.function.ToIntFunction)(banister.command=true))"),
                    null);
            shells.open();
            return shells;
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("banister-");
        } catch (IOException failure) {
            throw LaunchException.failed("no temporary folder can be made for the OSGi framework", failure);
        }
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException left) {
            System.err.println("banister: " + folder + " is left behind: " + left.getMessage());
        }
    }
}
