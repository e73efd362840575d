package dev.banister.engine.osgi.bundle;

import dev.banister.engine.osgi.probe.Probe;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Stands for an application that must not be started by a command. */
public final class LoudActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Probe.say("application started");
    }

    @Override
    public void stop(BundleContext context) {
        Probe.say("application stopped");
    }
}
