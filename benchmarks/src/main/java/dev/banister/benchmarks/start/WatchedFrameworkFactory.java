package dev.banister.benchmarks.start;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Stands before Felix' own factory on the class path of what is measured, so that the framework that a launcher makes can
 * be watched from inside the same JVM.
 */
public final class WatchedFrameworkFactory implements FrameworkFactory {

    static final CompletableFuture<Framework> MADE = new CompletableFuture<>();

    @Override
    public Framework newFramework(Map<String, String> configuration) {
        Framework framework = new org.apache.felix.framework.FrameworkFactory().newFramework(configuration);
        MADE.complete(framework);
        return framework;
    }
}
