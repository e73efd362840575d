package dev.banister.engine.osgi.probe;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Seen by the test and by the bundles that it installs: tells the one what the others do. */
public final class Probe {

    private static final long DEADLINE_S = 20;

    private static final BlockingQueue<String> SAID = new LinkedBlockingQueue<>();
    private static volatile CountDownLatch gate = new CountDownLatch(0);

    private Probe() {}

    /** Begins a new test. */
    public static void clear() {
        SAID.clear();
        gate = new CountDownLatch(0);
    }

    /** Called by a bundle. */
    public static void say(String text) {
        SAID.add(text);
    }

    /** Called by a bundle: waits until the test opens the gate. */
    public static void passGate() throws InterruptedException {
        if (!gate.await(DEADLINE_S, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody opened the gate");
        }
    }

    /** Closes the gate, for {@link #open} to open it. */
    public static void shut() {
        gate = new CountDownLatch(1);
    }

    public static void open() {
        gate.countDown();
    }

    /** The next thing that a bundle says. */
    public static String next() throws InterruptedException {
        String said = SAID.poll(DEADLINE_S, TimeUnit.SECONDS);
        if (said == null) {
            throw new AssertionError("nothing was said within " + DEADLINE_S + " s");
        }
        return said;
    }

    /** Has everything been heard? */
    public static boolean isSilent() {
        return SAID.isEmpty();
    }
}
