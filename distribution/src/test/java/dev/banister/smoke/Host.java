package dev.banister.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A host that runs: {@code bin/banister serve}. */
final class Host implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Process process;
    private final OutputLines out;
    private final OutputLines errors;

    private Host(Process process) {
        this.process = process;
        this.out = OutputLines.of(process.getInputStream());
        this.errors = OutputLines.of(process.getErrorStream());
    }

    /** Returns when its framework has started. */
    static Host serve(Unpacked distribution, Map<String, String> environment) throws IOException, InterruptedException {
        Files.deleteIfExists(distribution.home().resolve("data/main.lock.db"));
        Host host = new Host(distribution.start(environment, "serve"));
        host.errors.await("Started; modules are taken from", START);
        return host;
    }

    /** As {@link #serve(Unpacked)}, while another process has the database open. */
    static Host serveBeside(Unpacked distribution) throws IOException, InterruptedException {
        Host host = new Host(distribution.start(Map.of(), "serve"));
        host.errors.await("Started; modules are taken from", START);
        return host;
    }

    static Host serve(Unpacked distribution) throws IOException, InterruptedException {
        return serve(distribution, Map.of());
    }

    long pid() {
        return process.pid();
    }

    /** Waits for a line of the log. */
    void awaitLog(String text, Duration most) throws InterruptedException {
        errors.await(text, most);
    }

    String output() {
        return out.soFar() + "\n" + errors.soFar();
    }

    /** Sends SIGTERM and waits for the end. By the handle: the process itself would close its output first. */
    int terminate() throws InterruptedException {
        process.toHandle().destroy();
        return awaitEnd();
    }

    /** Sends SIGKILL and waits for the end. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    private int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
                .as(() -> "the host ends\n" + output())
                .isTrue();
        out.toTheEnd();
        errors.toTheEnd();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }
}
