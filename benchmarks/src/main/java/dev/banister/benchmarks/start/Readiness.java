package dev.banister.benchmarks.start;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/** Waits until what is measured is ready, and prints {@value #READY}. */
final class Readiness {

    static final String READY = "READY";

    private static final long LOOK_EVERY_MILLIS = 5;
    private static final long GIVE_UP_AFTER_MILLIS = 60_000;

    private Readiness() {}

    /** Waits for a service of that type. */
    static void awaitService(Framework framework, String type) throws InterruptedException {
        ServiceTracker<Object, Object> services = new ServiceTracker<>(context(framework), type, null);
        services.open();
        if (services.waitForService(GIVE_UP_AFTER_MILLIS) == null) {
            throw new IllegalStateException("no " + type + " after " + GIVE_UP_AFTER_MILLIS + " ms");
        }
        services.close();
    }

    /** Waits until so many bundles have started that require the engine or its stand-in. */
    static void awaitStarted(Framework framework, int modules) throws InterruptedException {
        BundleContext context = context(framework);
        await(modules, "started", () -> started(context));
    }

    /**
     * Waits until so many modules are there and every one of them is current. Each look asks the database, so this is for
     * when the bundles have started.
     */
    static void awaitModules(Framework framework, int modules) throws InterruptedException {
        BundleContext context = context(framework);
        await(modules, "current", () -> current(context));
    }

    static void tell() {
        System.out.println(READY);
    }

    private static void await(int modules, String state, LongSupplier count) throws InterruptedException {
        long deadline = System.nanoTime() + GIVE_UP_AFTER_MILLIS * 1_000_000;
        while (count.getAsLong() < modules) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "not " + modules + " " + state + " modules after " + GIVE_UP_AFTER_MILLIS + " ms");
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private static long started(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .filter(bundle -> String.valueOf(bundle.getHeaders().get(Constants.REQUIRE_CAPABILITY))
                        .contains("banister.migrations"))
                .count();
    }

    private static BundleContext context(Framework framework) throws InterruptedException {
        // Before that there may be a context already, but it is not valid.
        while ((framework.getState() & (Bundle.STARTING | Bundle.ACTIVE)) == 0) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        return framework.getBundleContext();
    }

    /** How many modules are current; by reflection, since the API that the bundles use is not ours. */
    private static long current(BundleContext context) {
        return service(context, "dev.banister.api.admin.MigrationService")
                .map(Readiness::modules)
                .orElse(List.of())
                .stream()
                .filter(module ->
                        "current".equals(String.valueOf(call(module, "dev.banister.api.admin.ModuleStatus", "state"))))
                .count();
    }

    private static List<?> modules(Object service) {
        return (List<?>) call(service, "dev.banister.api.admin.MigrationService", "modules");
    }

    private static Optional<Object> service(BundleContext context, String type) {
        return Optional.ofNullable(context.getServiceReference(type))
                .map((ServiceReference<?> reference) -> context.getService(reference));
    }

    private static Object call(Object target, String type, String method) {
        try {
            return target.getClass()
                    .getClassLoader()
                    .loadClass(type)
                    .getMethod(method)
                    .invoke(target);
        } catch (ReflectiveOperationException failure) {
            Throwable cause = failure instanceof InvocationTargetException ? failure.getCause() : failure;
            throw new IllegalStateException(type + "." + method, cause);
        }
    }
}
