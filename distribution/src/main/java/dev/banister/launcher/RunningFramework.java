package dev.banister.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A framework with the bundles of the distribution in it, started. Safe for several threads. */
final class RunningFramework {

    private static final Logger LOG = LoggerFactory.getLogger(RunningFramework.class);

    private final Framework framework;

    private RunningFramework(Framework framework) {
        this.framework = framework;
    }

    /** @throws LaunchException if a bundle of the distribution does not start; then the framework is stopped again */
    static RunningFramework start(Home home, Mode mode, Map<String, String> properties) {
        Framework framework = create(properties);
        // The framework's threads inherit it. With the launcher's class loader there, JLine would look for its
        // terminals among the launcher's classes; without one it looks into its own bundle.
        Thread.currentThread().setContextClassLoader(null);
        RunningFramework running = new RunningFramework(framework);
        try {
            framework.init();
            BundleContext system = framework.getBundleContext();
            Distribution distribution = Distribution.install(system, home, mode);
            ReservedNames.protect(distribution, system);
            if (mode == Mode.SHELL) {
                ShellCommands.offer(running, system);
                PromptLines.offer(system);
            }
            system.addFrameworkListener(event -> log(event, distribution));
            framework.start();
            requireWhole(distribution);
            return running;
        } catch (BundleException failure) {
            running.stop();
            throw LaunchException.failed("the OSGi framework does not start", failure);
        } catch (LaunchException failure) {
            running.stop();
            throw failure;
        }
    }

    private static Framework create(Map<String, String> properties) {
        return ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(
                        () -> LaunchException.failed("there is no OSGi framework in lib/", "Unpack Banister anew."))
                .newFramework(properties);
    }

    private static void log(FrameworkEvent event, Distribution distribution) {
        Throwable thrown = event.getThrowable();
        Bundle bundle = event.getBundle();
        // Why a bundle of ours has not started is said in the end; one that is gone again was sent away by us.
        boolean told = (distribution.contains(bundle) && bundle.getState() != Bundle.ACTIVE)
                || bundle.getState() == Bundle.UNINSTALLED;
        if (event.getType() == FrameworkEvent.ERROR && thrown != null && !told) {
            LOG.error("In {}", bundle, thrown);
        }
    }

    private static void requireWhole(Distribution distribution) {
        List<Bundle> broken = distribution.broken();
        if (!broken.isEmpty()) {
            String reasons = broken.stream()
                    .map(bundle -> bundle.getSymbolicName() + ": " + whyNotStarted(bundle))
                    .collect(Collectors.joining("\n  "));
            throw LaunchException.failed("these bundles of the distribution do not start:\n  " + reasons, "");
        }
    }

    /** Starts it once more: the framework tells its listeners of the first failure at some time of its own. */
    private static String whyNotStarted(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return "it was stopped again as soon as it ran";
        } catch (BundleException failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Stops the engine alone; returns when it has ended what it does. */
    void stopEngine() {
        for (Bundle bundle : context().getBundles()) {
            if (Distribution.ENGINE.equals(bundle.getSymbolicName())) {
                try {
                    bundle.stop(Bundle.STOP_TRANSIENT);
                } catch (BundleException failure) {
                    LOG.error("The engine cannot be stopped", failure);
                }
            }
        }
    }

    /** Begins to stop; returns at once. */
    void stop() {
        try {
            framework.stop();
        } catch (BundleException failure) {
            LOG.error("The OSGi framework cannot be stopped", failure);
        }
    }

    /** Waits until it has stopped, and says whether it has. */
    boolean awaitStop(Duration most) {
        try {
            return framework.waitForStop(most.toMillis()).getType() != FrameworkEvent.WAIT_TIMEDOUT;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
