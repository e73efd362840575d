package dev.banister.reliability.crowd;

import dev.banister.reliability.scenario.Address;
import dev.banister.reliability.scenario.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A member of the crowd, seen from outside: what it says, and what is done to it. */
public final class MemberProcess implements AutoCloseable {

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch lingering = new CountDownLatch(1);
    private final CompletableFuture<Void> reading;

    private MemberProcess(Process process) {
        this.process = process;
        this.reading = CompletableFuture.runAsync(this::read, work -> {
            Thread reader = new Thread(work, "member");
            reader.setDaemon(true);
            reader.start();
        });
    }

    /**
     * Starts one.
     *
     * @param seed that its order of the modules is made of
     * @param lingersAt which of the scripts that it begins it holds before for {@link Member#LINGER}, between two
     *     transactions; 0 for none
     */
    public static MemberProcess start(ChildJvm jvm, Address address, CrowdModules modules, long seed, int lingersAt) {
        return new MemberProcess(jvm.start(
                Member.class,
                address.url(),
                address.user(),
                address.password(),
                modules.folder().toString(),
                Long.toString(seed),
                Integer.toString(lingersAt)));
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(Member.LINGERS)) {
                    lingering.countDown();
                } else {
                    said.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until it holds before the script that it was told. */
    public void awaitLingering() {
        try {
            if (!lingering.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("it has not come to where it was to linger, and said: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops it where it is, by SIGSTOP. */
    public void freeze() {
        signal("STOP");
    }

    /** Has it go on. */
    public void wake() {
        signal("CONT");
    }

    /** Ends it by SIGKILL. */
    public void kill() {
        // Not the process itself, which would close what it has said as well.
        ProcessHandle handle = process.toHandle();
        handle.destroyForcibly();
        handle.onExit().join();
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("no " + name + " could be sent");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it has said, once it has ended. */
    public List<String> ended() {
        reading.join();
        return List.copyOf(said);
    }

    /** Those lines in which somebody found that another had taken its lease over. */
    public static long leasesLost(List<List<String>> said) {
        return said.stream()
                .flatMap(List::stream)
                .filter(Member.LEASE_LOST::equals)
                .count();
    }

    /** It may be at work or have ended. */
    @Override
    public void close() {
        kill();
    }
}
