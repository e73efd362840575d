package dev.banister.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

    /** What a command that was told to stop may take to say what it has done. */
    private static final Duration REPORT_WAIT = Duration.ofSeconds(2);

    /** Where stopping takes longer than this, something runs, and whoever gave the signal is told so. */
    private static final Duration TELL_AFTER = Duration.ofMillis(300);

    private static final int KILLED_BY_SIGNAL = 128;

    private final Home home;
    private final CommandLine line;
    private final AtomicInteger signal = new AtomicInteger();
    private final CompletableFuture<Started> started = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    private record Started(RunningFramework framework, Path storage, Duration stopWait) {

        void stop() {
            framework.stop();
            framework.awaitStop(stopWait);
        }
    }

    CommandRun(Home home, CommandLine line) {
        this.home = home;
        this.line = line;
    }

    /** Returns the exit code: the command's, or 128 and the number of the signal that ended it, as shells have it */
    int run() {
        // Before there is anything that a signal could leave behind.
        StopSignals.trap(List.of("TERM", "INT", "HUP"), this::end);
        Path storage = temporaryFolder();
        try {
            return runIn(storage);
        } finally {
            delete(storage);
        }
    }

    private int runIn(Path storage) {
        Started running = start(storage);
        try {
            OptionalInt code = signal.get() == 0 ? apply(running.framework().context()) : OptionalInt.empty();
            if (signal.get() != 0) {
                return KILLED_BY_SIGNAL + signal.get();
            }
            return code.orElseThrow(() -> LaunchException.failed(
                    "the command did not come up within " + SHELL_WAIT.toSeconds() + " s",
                    "Unpack Banister anew, or look at what is in bundles/."));
        } finally {
            over.countDown();
            running.stop();
        }
    }

    private Started start(Path storage) {
        try {
            Map<String, String> properties = FrameworkProperties.command(home, line, storage);
            Duration stopWait = FrameworkProperties.stopWait(properties);
            Started running = new Started(RunningFramework.start(home, Mode.COMMAND, properties), storage, stopWait);
            started.complete(running);
            return running;
        } catch (LaunchException failure) {
            started.completeExceptionally(failure);
            throw failure;
        }
    }

    /**
     * Stops the engine, which waits for the script that runs and begins no other. Then the command has its report to print;
     * one that waits for an answer at the terminal instead would wait for ever.
     */
    private void end(int number) {
        signal.set(number);
        Started running;
        try {
            running = started.join();
        } catch (CompletionException notStarted) {
            // The process ends by itself, and says why.
            return;
        }
        stopEngine(running.framework());
        if (!awaitEnd()) {
            running.stop();
            delete(running.storage());
            Runtime.getRuntime().halt(KILLED_BY_SIGNAL + number);
        }
    }

    private static void stopEngine(RunningFramework framework) {
        Thread stopping = new Thread(framework::stopEngine, "banister-stop");
        stopping.start();
        try {
            stopping.join(TELL_AFTER.toMillis());
            if (stopping.isAlive()) {
                System.err.println("banister: told to stop; the script that runs goes on to its end");
                stopping.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
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
            throw LaunchException.refused(
                    "no temporary folder can be made for the OSGi framework: " + failure.getMessage(),
                    "Make the folder for temporary files writable, or name another one: JAVA_OPTS=-Djava.io.tmpdir=DIR.");
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
