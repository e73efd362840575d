package dev.banister.engine.run;

import dev.banister.api.admin.RunListener;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener that cannot break a run: what it throws is logged. */
final class Told {

    private static final Logger LOG = LoggerFactory.getLogger(Told.class);

    private final RunListener listener;

    Told(RunListener listener) {
        this.listener = listener;
    }

    /** Does the listener want the run to end? */
    boolean stopRequested() {
        try {
            return listener.stopRequested();
        } catch (RuntimeException e) {
            LOG.warn("A listener of the run failed", e);
            return false;
        }
    }

    void tell(Consumer<RunListener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("A listener of the run failed", e);
        }
    }
}
