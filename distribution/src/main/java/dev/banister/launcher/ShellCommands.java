package dev.banister.launcher;

import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * What the shell of a host offers of the launcher's own: {@code banister:exit} and {@code banister:quit}. Gogo finds the
 * methods by their names. They stop the host in order; ending the JVM instead would cut a script.
 */
public final class ShellCommands {

    private final RunningFramework framework;

    ShellCommands(RunningFramework framework) {
        this.framework = framework;
    }

    static void offer(RunningFramework framework, BundleContext system) {
        Map<String, Object> properties =
                Map.of("osgi.command.scope", "banister", "osgi.command.function", new String[] {"exit", "quit"});
        system.registerService(
                ShellCommands.class, new ShellCommands(framework), FrameworkUtil.asDictionary(properties));
    }

    public void exit() {
        framework.stop();
    }

    public void quit() {
        framework.stop();
    }
}
