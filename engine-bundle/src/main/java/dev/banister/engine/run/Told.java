package dev.banister.engine.run;

import dev.banister.api.admin.RunListener;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** A listener that cannot break a run: what it throws is logged. */
final class Told {

    /** Of what is logged and told to the listener as well: who shows both to one person may leave it out. */
    static final Marker MARKER = MarkerFactory.getMarker("told");

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
