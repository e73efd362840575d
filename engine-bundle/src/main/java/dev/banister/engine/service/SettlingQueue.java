package dev.banister.engine.service;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one job, on one thread of its own, once things have settled: ten bundles dropped at once make one run. What
 * arrives while the job runs causes it to run once more. The job is never interrupted, since an interrupt closes the
 * files of an embedded database. Safe for use by several threads.
 */
public final class SettlingQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettlingQueue.class);

    /** After so many settle times the job runs even if changes keep coming. */
    private static final int PATIENCE = 10;

    private final ScheduledThreadPoolExecutor worker;
    private final Duration settle;
    private final Duration stopWait;
    private final Runnable job;
    private final String name;
    private volatile @Nullable Thread thread;
    private @Nullable ScheduledFuture<?> due;
    private long firstChange;
    private boolean retry;

    /**
     * @param name of the thread
     * @param settle how long nothing must have changed before the job runs
     * @param stopWait how long {@link #close} waits for a job that runs
     */
    public SettlingQueue(String name, Duration settle, Duration stopWait, Runnable job) {
        this.name = Objects.requireNonNull(name, "name");
        this.settle = Objects.requireNonNull(settle, "settle");
        this.stopWait = Objects.requireNonNull(stopWait, "stopWait");
        this.job = Objects.requireNonNull(job, "job");
        this.worker = new ScheduledThreadPoolExecutor(1, this::newThread);
        this.worker.setRemoveOnCancelPolicy(true);
        this.worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Something has changed: the job runs when nothing more does for the settle time. Returns at once. */
    public synchronized void changed() {
        boolean more = due != null && due.cancel(false) && !retry;
        long now = System.nanoTime();
        if (!more) {
            firstChange = now;
        }
        long latest = firstChange + settle.toNanos() * PATIENCE;
        schedule(Math.max(0, Math.min(settle.toNanos(), latest - now)), false);
    }

    /** The job runs after that time, unless something changes before and makes it run anyway. Returns at once. */
    public synchronized void tryAgainIn(Duration delay) {
        if (due == null) {
            schedule(delay.toNanos(), true);
        }
    }

    private void schedule(long nanos, boolean again) {
        if (!worker.isShutdown()) {
            retry = again;
            due = worker.schedule(this::run, nanos, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Takes no more changes, drops the job that waits, and waits a bounded time for one that runs. Called by the job
     * itself, it does not wait.
     */
    @Override
    public void close() {
        worker.shutdown();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            if (!worker.awaitTermination(stopWait.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("{} is still busy after {} s and is left to itself", name, stopWait.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        synchronized (this) {
            due = null;
        }
        try {
            job.run();
        } catch (RuntimeException | LinkageError defect) {
            LOG.error("{} failed and goes on with the next change", name, defect);
        }
    }

    private Thread newThread(Runnable work) {
        Thread created = new Thread(work, name);
        created.setDaemon(true);
        thread = created;
        return created;
    }
}
