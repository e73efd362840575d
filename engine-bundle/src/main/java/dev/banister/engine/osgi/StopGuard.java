package dev.banister.engine.osgi;

import dev.banister.api.admin.Step;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/**
 * The one thing that holds up a framework callback: a bundle that stops in the middle of its script in Java, since its
 * next class would be gone, and the framework itself in the middle of any script. Bounded by each database's
 * {@code stop-wait}.
 */
final class StopGuard implements SynchronousBundleListener, AutoCloseable {

    private final BundleContext engine;
    private final Supplier<? extends Collection<OpenDatabase>> databases;

    StopGuard(BundleContext engine, Supplier<? extends Collection<OpenDatabase>> databases) {
        this.engine = engine;
        this.databases = databases;
    }

    void open() {
        engine.addBundleListener(this);
    }

    @Override
    public void close() {
        engine.removeBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() != BundleEvent.STOPPING) {
            return;
        }
        Bundle bundle = event.getBundle();
        if (bundle.getBundleId() == 0 || bundle.equals(engine.getBundle())) {
            databases.get().forEach(OpenDatabase::close);
        } else if (bundle.getSymbolicName() != null) {
            Predicate<Step> itsOwn = step -> step.statements().isEmpty()
                    && step.script().module().value().equals(bundle.getSymbolicName());
            databases.get().forEach(database -> database.await(itsOwn));
        }
    }
}
