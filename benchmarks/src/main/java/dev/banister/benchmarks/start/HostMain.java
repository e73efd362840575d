package dev.banister.benchmarks.start;

/** Runs the distribution's own launcher as a host, and says when all its modules are current. */
public final class HostMain {

    private HostMain() {}

    /** @param arguments how many modules there are */
    public static void main(String[] arguments) throws Exception {
        int modules = Integer.parseInt(arguments[0]);
        Thread watcher = new Thread(() -> watch(modules), "readiness");
        watcher.setDaemon(true);
        watcher.start();
        Class.forName("dev.banister.launcher.Main")
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {"serve"});
    }

    private static void watch(int modules) {
        try {
            Readiness.awaitModules(WatchedFrameworkFactory.MADE.join(), modules);
        } catch (InterruptedException | RuntimeException failure) {
            // The launcher's thread would go on for ever, and whoever waits for us with it.
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
