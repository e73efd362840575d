package dev.banister.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that this JVM started, with a folder of its own that goes with it. It is stopped by a shutdown hook, and by a
 * watching process when the JVM has no time for hooks.
 */
final class ServerProcess implements AutoCloseable {

    private static final int STOP_SECONDS = 15;

    private final Product product;
    private final Login admin;
    private final ProcessHandle process;
    private final Path folder;
    private final Lifeline lifeline;
    private final Thread hook = new Thread(this::stop, "stop-test-server");

    /** @param stopSignal the name of the signal at which this product stops without waiting for its clients */
    ServerProcess(Product product, Login admin, ProcessHandle process, Path folder, String stopSignal) {
        this.product = product;
        this.admin = admin;
        this.process = process;
        this.folder = folder;
        this.lifeline = Lifeline.hold(process.pid(), stopSignal);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Product product() {
        return product;
    }

    Login admin() {
        return admin;
    }

    void kill() {
        // A session that outlives its server by a moment would still answer.
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(ServerProcess::ended);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        stop();
    }

    private void stop() {
        lifeline.cut();
        if (!ended(process)) {
            kill();
        }
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ended(ProcessHandle process) {
        return process.onExit()
                .thenApply(exited -> true)
                .completeOnTimeout(false, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
