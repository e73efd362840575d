package dev.banister.engine.run;

import dev.banister.engine.lease.Lease;
import dev.banister.engine.lease.LeaseLostException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the statement that a run is waiting for, from a thread of its own, and cancels it when it must not go on: its
 * time is up, the lease is lost, or whoever stops the run waits no longer. {@link #watch} and {@link #unwatch} are for the
 * thread of the run.
 */
final class Overseer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Overseer.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** A statement that had not reached the server yet when it was cancelled runs all the same. */
    private static final Duration CANCEL_AGAIN = Duration.ofSeconds(1);

    /** Why a statement was cancelled. */
    enum Reason {
        TIME_IS_UP,
        LEASE_LOST,
        STOPPED
    }

    private final Lease lease;
    private final StopSignal stop;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    // Guarded by this.
    private @Nullable Statement statement;
    private Optional<Duration> limit = Optional.empty();
    private long end = Long.MAX_VALUE;
    private @Nullable Reason reason;
    private long cancelledAt;

    Overseer(Lease lease, StopSignal stop) {
        this.lease = lease;
        this.stop = stop;
        this.thread = new Thread(this::look, "banister-overseer");
        thread.setDaemon(true);
        thread.start();
    }

    /** The statement is about to be executed. */
    synchronized void watch(Statement running, Optional<Duration> longest) {
        statement = running;
        reason = null;
        limit = longest;
        end = longest.map(most -> System.nanoTime() + most.toNanos()).orElse(Long.MAX_VALUE);
    }

    /** It has ended, one way or the other. */
    synchronized void unwatch() {
        statement = null;
    }

    /** How long the last statement may run. */
    synchronized Optional<Duration> limit() {
        return limit;
    }

    /** Why the last statement was cancelled, if it was. */
    synchronized Optional<Reason> cancelled() {
        return Optional.ofNullable(reason);
    }

    private void look() {
        try {
            while (!closed.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                cancelIfNeeded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A driver's cancel is a call of its own to the server, which nothing here must wait for while it is held. */
    private void cancelIfNeeded() {
        Statement running;
        synchronized (this) {
            running = statement;
            if (running == null || isJustCancelled()) {
                return;
            }
            reason = reason == null ? reasonToCancel() : reason;
            if (reason == null) {
                return;
            }
            cancelledAt = System.nanoTime();
            LOG.debug("Cancelling a statement: {}", reason);
        }
        try {
            running.cancel();
        } catch (SQLException e) {
            LOG.warn("A statement could not be cancelled, and goes on: {}", e.getMessage());
        }
    }

    private boolean isJustCancelled() {
        return reason != null && System.nanoTime() - cancelledAt < CANCEL_AGAIN.toNanos();
    }

    private @Nullable Reason reasonToCancel() {
        if (isLost()) {
            return Reason.LEASE_LOST;
        }
        if (stop.isCancelling()) {
            return Reason.STOPPED;
        }
        return end != Long.MAX_VALUE && System.nanoTime() - end > 0 ? Reason.TIME_IS_UP : null;
    }

    private boolean isLost() {
        try {
            lease.requireHeld();
            return false;
        } catch (LeaseLostException lost) {
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
