package dev.banister.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SettlingQueueTest {

    private static final Duration SETTLE = Duration.ofMillis(30);
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final AtomicInteger runs = new AtomicInteger();
    private final Semaphore ended = new Semaphore(0);

    @Test
    void makesOneRunOfManyChanges() throws InterruptedException {
        try (SettlingQueue queue = counting()) {

            for (int i = 0; i < 10; i++) {
                queue.changed();
            }
            ended.acquire();
            queue.changed();
            ended.acquire();

            // What was left over of the first ten would have run before the second.
            assertThat(runs).hasValue(2);
        }
    }

    @Test
    void runsOnceMoreForWhatArrivesDuringARun() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (SettlingQueue queue = new SettlingQueue("test", SETTLE, STOP_WAIT, () -> {
            started.countDown();
            uninterrupted(goOn);
            runs.incrementAndGet();
            ended.release();
        })) {
            queue.changed();
            started.await();

            queue.changed();
            queue.changed();
            assertThat(runs).hasValue(0);
            goOn.countDown();
            ended.acquire(2);

            assertThat(runs).hasValue(2);
        }
    }

    @Test
    void runsEvenIfChangesKeepComing() throws InterruptedException {
        try (SettlingQueue queue = counting()) {
            while (!ended.tryAcquire(SETTLE.toMillis() / 10, TimeUnit.MILLISECONDS)) {
                queue.changed();
            }

            assertThat(runs).hasPositiveValue();
        }
    }

    @Test
    void goesOnAfterAJobThatFailed() throws InterruptedException {
        AtomicBoolean fail = new AtomicBoolean(true);
        try (SettlingQueue queue = new SettlingQueue("test", SETTLE, STOP_WAIT, () -> {
            ended.release();
            if (fail.getAndSet(false)) {
                throw new IllegalStateException("the first time");
            }
            runs.incrementAndGet();
        })) {
            queue.changed();
            ended.acquire();

            queue.changed();
            ended.acquire();
        }

        assertThat(runs).hasValue(1);
    }

    @Test
    void triesAgainLaterUnlessAChangeMakesItRunBefore() throws InterruptedException {
        try (SettlingQueue queue = counting()) {
            queue.tryAgainIn(Duration.ofMillis(10));
            ended.acquire();

            queue.tryAgainIn(Duration.ofHours(1));
            queue.changed();
            ended.acquire();

            assertThat(runs).hasValue(2);
        }
    }

    @Test
    void waitsForTheRunningJobWhenItIsClosed() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        SettlingQueue queue = new SettlingQueue("test", SETTLE, STOP_WAIT, () -> {
            started.countDown();
            uninterrupted(goOn);
            interrupted.set(Thread.currentThread().isInterrupted());
            runs.incrementAndGet();
        });
        queue.changed();
        started.await();

        Thread closer = new Thread(queue::close);
        closer.start();
        goOn.countDown();
        closer.join();

        assertThat(runs).hasValue(1);
        assertThat(interrupted).isFalse();
    }

    @Test
    void waitsNoLongerThanItIsTold() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SettlingQueue queue = new SettlingQueue("test", SETTLE, Duration.ofMillis(20), () -> {
            started.countDown();
            uninterrupted(goOn);
            runs.incrementAndGet();
        });
        queue.changed();
        started.await();

        queue.close();

        assertThat(runs).hasValue(0);
        goOn.countDown();
    }

    @Test
    void takesNoChangeOnceItIsClosed() {
        SettlingQueue queue = counting();
        queue.changed();

        queue.close();
        queue.changed();

        assertThat(runs.get()).isLessThanOrEqualTo(1);
    }

    private SettlingQueue counting() {
        return new SettlingQueue("test", SETTLE, STOP_WAIT, () -> {
            runs.incrementAndGet();
            ended.release();
        });
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
