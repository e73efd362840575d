package dev.banister.engine.osgi;

import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;

/** Does something once, when the framework has started all its bundles; at once if it has. */
final class FrameworkStart implements FrameworkListener, AutoCloseable {

    private final BundleContext engine;
    private final Runnable action;
    private final AtomicBoolean done = new AtomicBoolean();

    private FrameworkStart(BundleContext engine, Runnable action) {
        this.engine = engine;
        this.action = action;
    }

    /** @param action to be returned from at once: it may be called by the framework */
    static FrameworkStart await(BundleContext engine, Runnable action) {
        FrameworkStart start = new FrameworkStart(engine, action);
        engine.addFrameworkListener(start);
        if (engine.getBundle(0).getState() == Bundle.ACTIVE) {
            start.act();
        }
        return start;
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTED) {
            act();
        }
    }

    @Override
    public void close() {
        engine.removeFrameworkListener(this);
    }

    private void act() {
        if (done.compareAndSet(false, true)) {
            action.run();
        }
    }
}
