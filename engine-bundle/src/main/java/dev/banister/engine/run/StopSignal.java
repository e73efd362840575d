package dev.banister.engine.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How runs are asked to stop. Once given, it stays. Safe for use by several threads. */
public final class StopSignal {

    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean atOnce;
    private volatile boolean cancelling;

    /** After the script that is running now. */
    public void stop() {
        stopping.countDown();
    }

    /** After the statement that is running now; what its script has done by then is recorded, and gone on with later. */
    public void stopAtOnce() {
        atOnce = true;
        stop();
    }

    /** Now: the statement that is running is cancelled. */
    public void cancel() {
        cancelling = true;
        stopAtOnce();
    }

    boolean isCancelling() {
        return cancelling;
    }

    boolean isStopping() {
        return stopping.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    boolean isStoppingAtOnce() {
        return atOnce;
    }

    /**
     * Lets time pass, or less once there is a signal.
     *
     * @return whether there was none
     */
    boolean pause(Duration time) {
        try {
            return !stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
