package dev.banister.benchmarks.start;

import org.osgi.framework.launch.Framework;

/** Runs the distribution's own launcher as a host, and says when it has nothing left to do. */
public final class HostMain {

    /** The argument of a host that has the {@link StandInJar} in the place of the engine. */
    static final String STAND_IN = "stand-in";

    private HostMain() {}

    /** @param arguments how many modules there are, and {@value #STAND_IN} where the engine is not */
    public static void main(String[] arguments) throws Exception {
        int modules = Integer.parseInt(arguments[0]);
        boolean standIn = arguments.length > 1 && STAND_IN.equals(arguments[1]);
        Thread watcher = new Thread(() -> watch(modules, standIn), "readiness");
        watcher.setDaemon(true);
        watcher.start();
        Class.forName("dev.banister.launcher.Main")
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {"serve"});
    }

    private static void watch(int modules, boolean standIn) {
        try {
            Framework framework = WatchedFrameworkFactory.MADE.join();
            Readiness.awaitStarted(framework, modules);
            if (standIn) {
                Readiness.awaitService(framework, "javax.sql.DataSource");
            } else {
                Readiness.awaitModules(framework, modules);
            }
            Readiness.tell();
        } catch (InterruptedException | RuntimeException failure) {
            // The launcher's thread would go on for ever, and whoever waits for us with it.
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
