package dev.banister.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A host: runs until it is told to stop, by a signal or from its shell. */
final class HostRun {

    private static final Logger LOG = LoggerFactory.getLogger(HostRun.class);

    private final Home home;
    private final CommandLine line;

    HostRun(Home home, CommandLine line) {
        this.home = home;
        this.line = line;
    }

    /** Returns the exit code: a host that was told to stop, and has stopped in order, has done what it was to do */
    int run() {
        HostLock lock = HostLock.take(home);
        try {
            JdkLog.handOn();
            Map<String, String> properties = FrameworkProperties.host(home, line);
            Duration stopWait = FrameworkProperties.stopWait(properties);
            CompletableFuture<RunningFramework> started = new CompletableFuture<>();
            StopSignals.trap(List.of("TERM", "INT", "HUP"), signal -> stop(started.join(), stopWait));
            RunningFramework framework = RunningFramework.start(home, line.mode(), properties);
            started.complete(framework);
            greet(properties);
            framework.awaitStop(Duration.ZERO);
            LOG.info("Stopped");
            return ExitCodes.DONE;
        } finally {
            lock.close();
        }
    }

    private void greet(Map<String, String> properties) {
        if (line.mode() == Mode.SERVE && line.arguments().isEmpty()) {
            LOG.info("There is no terminal, and so no shell: this is as 'banister serve'");
        }
        LOG.info("Started; modules are taken from {}", properties.get(FrameworkProperties.MODULES));
    }

    private static void stop(RunningFramework framework, Duration most) {
        LOG.info("Told to stop; a script that runs is waited for");
        framework.stop();
        if (!framework.awaitStop(most)) {
            LOG.error(
                    "Not stopped after {} s, so this host ends in the middle of what it does."
                            + " The next start goes on from what the history says; {} in conf/banister.properties sets"
                            + " how long to wait.",
                    most.toSeconds(),
                    FrameworkProperties.STOP_WAIT);
            Runtime.getRuntime().halt(ExitCodes.FAILED);
        }
    }
}
