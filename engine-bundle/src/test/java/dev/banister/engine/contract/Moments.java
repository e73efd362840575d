package dev.banister.engine.contract;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Two threads that meet, with a deadline. */
final class Moments {

    /** A new thread for each, so that none waits for another one's end. */
    static final Executor THREADS = task -> new Thread(task, "contract").start();

    private Moments() {}

    static void await(CountDownLatch moment) {
        try {
            if (!moment.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("what was waited for did not happen within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
